import FoundationEssentials
import StoryDomain

/// A scene's text.
struct SceneText: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("story_id", .id, "The story."),
        .required("scene", .integer(1...500), "The scene, counted from 1."),
        .required("text", .told, "Its paragraphs, with an empty line between them."),
        .required("words", .count, "Its words."),
        .required("is_written", .flag, "Whether it is written to its end."),
        .required("revision", .count, "The story's revision.")
    )

    let storyId: StoryID
    let scene: Int
    let text: String
    let words: Int
    let isWritten: Bool
    let revision: Int

    /// Takes a scene of a story.
    init(_ number: Int, of story: Story, revision: Int) {
        storyId = story.id
        scene = number
        text = story.passages(inScene: number).map(\.text).joined(separator: "\n\n")
        words = story.words(inScene: number)
        isWritten = story.scenes.contains { $0.number == number }
        self.revision = revision
    }
}

/// A writer's own text.
struct NewSceneText: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("text", .text(atMost: Schema.mostSceneText, blank: false), "Paragraphs, with an empty line between them."))

    let text: String
}

/// A writer's own paragraph.
struct NewPassageText: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("text", .text(atMost: Schema.mostText, blank: false), "The paragraph; an empty line makes two of it."))

    let text: String
}

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

/// One paragraph.
struct PassageResource: WireSchema, Encodable {
    static let schemaName = "Passage"
    static let schema = Schema.object(
        .required("id", .id, "Scene and paragraph: `3.2`."),
        .required("scene", .integer(1...500), "The scene, counted from 1."),
        .required("paragraph", .count, "Its place in the scene, counted from 1."),
        .required("text", .told, "The paragraph."),
        .required("words", .count, "Its words."),
        .required("provider", .told, "Who wrote it; `writer` for a person."),
        .required("model", .told, "The model; empty for a person.")
    )

    let id: String
    let scene: Int
    let paragraph: Int
    let text: String
    let words: Int
    let provider: String
    let model: String

    /// Takes a passage.
    init(_ passage: Passage) {
        id = passage.position.description
        scene = passage.position.scene
        paragraph = passage.position.paragraph
        text = passage.text
        words = passage.words
        provider = passage.author.provider
        model = passage.author.model
    }
}

/// Which paragraphs to list.
struct PassageQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("scene", .integer(1...500), "Only those of this scene."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 100)
    )

    let scene: Int?
    let cursor: String?
    let limit: Int
}

/// An older text of a scene, without the text.
struct VersionCard: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("number", .count, "Counted from 1 within the scene."),
        .required("scene", .integer(1...500), "The scene."),
        .required("reason", .oneOf(["edited", "regenerated", "restored"]), "What replaced it."),
        .required("words", .count, "Its words."),
        .required("created_at", .moment, "When it was replaced."),
    ]

    let number: Int
    let scene: Int
    let reason: SceneVersion.Reason
    let words: Int
    let createdAt: Date

    /// Takes a version.
    init(_ version: SceneVersion) {
        number = version.number
        scene = version.scene
        reason = version.reason
        words = version.words
        createdAt = version.createdAt
    }
}

/// An older text of a scene.
struct VersionResource: WireSchema, Encodable {
    static let schemaName = "Version"
    static let schema = Schema.object(
        VersionCard.properties + [.required("text", .told, "Its paragraphs, with an empty line between them.")])

    let version: SceneVersion

    private enum CodingKeys: String, CodingKey {
        case text
    }

    func encode(to encoder: any Encoder) throws {
        try VersionCard(version).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version.passages.map(\.text).joined(separator: "\n\n"), forKey: .text)
    }
}
