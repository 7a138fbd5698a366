import FoundationEssentials
import Storage
import StoryDomain

/// A scene's text after a change of it, with what the change made of the story: all that a writer's page shows of it.
struct EditedSceneText: WireSchema, Encodable {
    static let schema = Schema.object(
        SceneText.properties + [
            .required("status", .oneOf(["writing", "complete", "incomplete"]), "Where the story stands."),
            .required("story_words", .count, "Words of the whole story."),
            .required("updated_at", .moment, "When the story was last changed: by this change."),
        ])

    let scene: SceneText
    let status: StoryStatus
    let storyWords: Int
    let updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case status, storyWords, updatedAt
    }

    /// Takes the scene and the story's index card, both as they stand after the change.
    init(_ scene: StoredScene, _ card: StoryListing) {
        self.scene = SceneText(scene, revision: card.revision)
        status = card.status
        storyWords = card.words
        updatedAt = card.updatedAt
    }

    func encode(to encoder: any Encoder) throws {
        try scene.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(status, forKey: .status)
        try container.encode(storyWords, forKey: .storyWords)
        try container.encode(updatedAt, forKey: .updatedAt)
    }
}
