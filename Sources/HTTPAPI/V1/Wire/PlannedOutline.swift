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

/// The plan of a scene by itself.
struct PlannedScene: WireSchema, Encodable {
    static let schema = Schema.object(
        SceneResource.properties.filter { $0.name != "words" && $0.name != "is_written" })

    let number: Int
    let title: String
    let description: String
    let keyEvents: [String]
    let characters: [String]
    let wordBudget: Int
    let entryState: String
    let exitState: String
    let imagePrompt: String
    let narration: String

    /// Takes a plan.
    init(_ plan: ScenePlan) {
        number = plan.number
        title = plan.title
        description = plan.description
        keyEvents = plan.keyEvents
        characters = plan.characters
        wordBudget = plan.wordBudget
        entryState = plan.entryState
        exitState = plan.exitState
        imagePrompt = plan.imagePrompt
        narration = plan.narration
    }
}
