import StoryDomain
import Storytelling

/// A part of a plan that a model made and that could not be put in place, as a problem tells it.
struct UnplacedPart: WireSchema, Encodable {
    static let schemaName = "UnplacedPart"
    static let schema = Schema.object(
        [
            .required("part", .oneOf(PlanPart.Kind.self), "Which part of the plan."),
            .required(
                "version", .count.orNull,
                "Its number among the part's versions; restoring it puts it in place. Null where it could not be kept."),
            .optional("scene", .type(PlannedScene.self), "The scene's plan, where one scene was planned anew."),
        ] + PlanPartContent.properties)

    private let part: PlanPart
    private let version: Int?
    private let scene: ScenePlan?

    private enum CodingKeys: String, CodingKey {
        case part, version, scene
    }

    /// What an error holds, part by part.
    static func parts(of error: UnplacedPlan) -> [UnplacedPart] {
        error.parts.map { UnplacedPart(part: $0, version: error.versions[$0.kind], scene: error.scene) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(part.kind, forKey: .part)
        try container.encode(version, forKey: .version)
        guard let scene else { return try PlanPartContent(part).encode(to: encoder) }
        try container.encode(PlannedScene(scene), forKey: .scene)
    }
}
