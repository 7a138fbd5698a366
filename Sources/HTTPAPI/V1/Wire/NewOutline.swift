/// A whole outline as a writer gives it.
struct NewOutline: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("title", .name, "The story's title, where the brief gives none."),
        .required("scenes", .list(of: .type(OutlineScene.self), atLeast: 1, atMost: 500), "All scenes, in order."),
        .sitting
    )

    let title: String
    let scenes: [OutlineScene]
    let sitting: String?

    /// Whether its scenes say which of the old ones they are; else each is the old one of its number.
    var isArranged: Bool { scenes.contains { $0.from != nil || $0.join != nil || $0.startsAt != nil } }
}
