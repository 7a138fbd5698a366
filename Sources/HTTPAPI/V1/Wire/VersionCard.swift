import FoundationEssentials
import StoryDomain

/// An older text of a scene, without the text.
struct VersionCard: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("number", .count, "Counted from 1 within the scene."),
        .required("scene", .integer(1...500), "The scene."),
        .required("reason", .oneOf(SceneVersion.Reason.self), "What replaced it."),
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
