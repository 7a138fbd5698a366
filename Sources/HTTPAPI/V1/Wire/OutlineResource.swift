import Storage
import StoryDomain

/// A story's outline.
struct OutlineResource: WireSchema, Encodable {
    static let schemaName = "Outline"
    static let schema = Schema.object(
        .required("title", .told, "The title that the outline gives the story."),
        .required("scene_count", .count, "Scenes that the story is to have; long outlines are planned in parts."),
        .required("scenes", .list(of: .type(SceneResource.self), atMost: 500), "The scenes planned so far, in order.")
    )

    let title: String
    let sceneCount: Int
    let scenes: [SceneResource]

    /// The outline of a story; nil where it has none.
    init?(of plan: StoryPlan) {
        guard let outline = plan.outline else { return nil }
        title = outline.title
        sceneCount = outline.sceneCount
        scenes = outline.scenes.map { SceneResource($0, of: plan) }
    }
}
