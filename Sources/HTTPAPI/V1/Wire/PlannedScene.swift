import StoryDomain

/// The plan of a scene by itself.
struct PlannedScene: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    /// The fields, for answers that have others beside them.
    static let properties: [Schema.Property] = [
        .required("number", .integer(1...500), "Its place, counted from 1."),
        .required("title", .told, "Its title."),
        .required("description", .told, "What happens, in one or two sentences."),
        .required("key_events", .list(of: .told, atMost: 1_000), "The beats on the page, in order."),
        .required("characters", .list(of: .told, atMost: 1_000), "Who is in it."),
        .required("word_budget", .count, "The words planned for it."),
        .required("entry_state", .told, "Where everybody stands when it opens."),
        .required("exit_state", .told, "Where everybody stands when it closes."),
        .required("image_prompt", .told, "What a picture of it would show."),
        .required("narration", .told, "What a narrator would say over the picture."),
    ]

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
