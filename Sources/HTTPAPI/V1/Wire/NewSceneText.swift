/// A writer's own text.
struct NewSceneText: WireSchema, Decodable {
    static let schema = Schema.object(
        .required(
            "text", .text(atMost: Schema.mostSceneText, blank: false), "Paragraphs, with an empty line between them."))

    let text: String
}
