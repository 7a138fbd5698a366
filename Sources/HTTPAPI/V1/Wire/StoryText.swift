import StoryDomain

/// All text of a story so far.
struct StoryText: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("story_id", .id, "The story."),
        .required("title", .told, "Its title."),
        .required("status", .oneOf(["writing", "complete", "incomplete"]), "Where it stands."),
        .required("words", .count, "Words written so far."),
        .required("revision", .count, "The story's revision."),
        .required("scenes", .list(of: .type(TextOfScene.self), atMost: 500), "What is written, by scene.")
    )

    let storyId: StoryID
    let title: String
    let status: StoryStatus
    let words: Int
    let revision: Int
    let scenes: [TextOfScene]

    /// Takes a story.
    init(_ story: Story, revision: Int) {
        storyId = story.id
        title = story.title
        status = story.status
        words = story.words
        self.revision = revision
        let texts = Dictionary(grouping: story.passages, by: \.position.scene)
        scenes = texts.keys.sorted().map { number in
            TextOfScene(
                scene: number, title: story.outline?.scene(number)?.title ?? "",
                text: (texts[number] ?? []).map(\.text).joined(separator: "\n\n"))
        }
    }
}
