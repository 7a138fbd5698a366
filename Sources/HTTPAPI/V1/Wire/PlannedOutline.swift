import StoryDomain

/// An outline by itself, without what is written of its scenes: an older version, or one that could not be put in place.
/// `PUT …/outline` takes its title and scenes.
struct PlannedOutline: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("title", .told, "The title that the outline gives the story."),
        .required("scene_count", .count, "Scenes that the story is to have."),
        .required("scenes", .list(of: .type(PlannedScene.self), atMost: 500), "The scenes planned, in order.")
    )

    let title: String
    let sceneCount: Int
    let scenes: [PlannedScene]

    /// Takes an outline.
    init(_ outline: Outline) {
        title = outline.title
        sceneCount = outline.sceneCount
        scenes = outline.scenes.map(PlannedScene.init)
    }
}
