import Storage
import StoryDomain

/// A scene: its plan, and how far it is written.
struct SceneResource: WireSchema, Encodable {
    static let schemaName = "Scene"
    static let schema = Schema.object(properties)

    /// The fields, for answers that have others beside them.
    static let properties: [Schema.Property] =
        PlannedScene.properties + [
            .required("words", .count, "Words written in it."),
            .required("is_written", .flag, "Whether it is written to its end."),
        ]

    let plan: PlannedScene
    let words: Int
    let isWritten: Bool

    private enum CodingKeys: String, CodingKey {
        case words, isWritten
    }

    /// Takes a scene's plan and the plan of the story that it is of.
    init(_ plan: ScenePlan, of story: StoryPlan) {
        self.plan = PlannedScene(plan)
        words = story.words[plan.number] ?? 0
        isWritten = story.written.contains(plan.number)
    }

    func encode(to encoder: any Encoder) throws {
        try plan.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(words, forKey: .words)
        try container.encode(isWritten, forKey: .isWritten)
    }
}
