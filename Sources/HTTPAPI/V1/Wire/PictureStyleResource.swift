import Storytelling

/// A manner in which pictures are drawn.
struct PictureStyleResource: WireSchema, Encodable {
    static let schemaName = "PictureStyle"
    static let schema = Schema.object(
        .required("name", .name, "By which it is asked for."),
        .required("description", .told, "What it looks like."))

    let name: String
    let description: String

    /// Takes a style.
    init(_ style: PictureStyle) {
        name = style.name
        description = style.description
    }
}
