import Storage
import StoryDomain

/// A scene's text.
struct SceneText: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    /// The fields, for answers that have others beside them.
    static let properties: [Schema.Property] = [
        .required("story_id", .id, "The story."),
        .required("scene", .integer(1...500), "The scene, counted from 1."),
        .required("text", .told, "Its paragraphs, with an empty line between them."),
        .required("words", .count, "Its words."),
        .required("is_written", .flag, "Whether it is written to its end."),
        .required("revision", .count, "The story's revision."),
    ]

    let storyId: StoryID
    let scene: Int
    let text: String
    let words: Int
    let isWritten: Bool
    let revision: Int

    /// Takes a scene of a story.
    init(_ number: Int, of story: Story, revision: Int) {
        self.init(StoredScene(number, of: story), revision: revision)
    }

    /// Takes a scene.
    init(_ stored: StoredScene, revision: Int) {
        storyId = stored.story
        scene = stored.number
        text = stored.passages.map(\.text).joined(separator: "\n\n")
        words = stored.words
        isWritten = stored.isWritten
        self.revision = revision
    }
}
