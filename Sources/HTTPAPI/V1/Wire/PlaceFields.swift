import Storytelling

/// A place in a scene's text.
struct PlaceFields: WireSchema, Codable {
    static let schemaName = "Place"
    static let schema = Schema.object(
        .required("paragraph", .integer(1...1_000_000), "Counted from 1."),
        .required("offset", .integer(0...1_000_000), "UTF-16 code units before it in the paragraph.")
    )

    let paragraph: Int
    let offset: Int

    /// Takes a place.
    init(_ place: TextPlace) {
        paragraph = place.paragraph
        offset = place.offset
    }

    /// The place as the desk reads it.
    var place: TextPlace { TextPlace(paragraph: paragraph, offset: offset) }
}
