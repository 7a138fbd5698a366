/// A whole outline as a writer gives it.
struct NewOutline: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("title", .name, "The story's title, where the brief gives none."),
        .required("scenes", .list(of: .type(SceneFields.self), atLeast: 1, atMost: 500), "All scenes, in order.")
    )

    let title: String
    let scenes: [SceneFields]
}
