/// A piece of text as it comes from a model.
struct DeltaEvent: WireSchema, Encodable {
    static let schemaName = "Delta"
    static let schema = Schema.object(
        .required("part", .text(atMost: 20), "What it is a piece of: `text`, `premise`, `setup`, `idea`."),
        .required("text", .told, "The piece.")
    )

    let part: String
    let text: String
}
