/// A writer's own text.
struct NewSceneText: WireSchema, Decodable {
    static let schema = Schema.object(
        .required(
            "text", .text(atMost: Schema.mostSceneText, blank: false), "Paragraphs, with an empty line between them."),
        .sitting
    )

    let text: String
    let sitting: String?
}

extension Schema.Property {
    /// The sitting in which a text was typed.
    static let sitting = Schema.Property.optional(
        "sitting", .form(.sitting),
        "A name for the sitting in which it was typed. Texts of one sitting share a version: what stood before it.")
}
