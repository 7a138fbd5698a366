/// The text of one scene among the others.
struct TextOfScene: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("scene", .integer(1...500), "The scene, counted from 1."),
        .required("title", .told, "Its title."),
        .required("text", .told, "Its paragraphs, with an empty line between them.")
    )

    let scene: Int
    let title: String
    let text: String
}
