import StoryDomain

/// A scene's plan as a writer gives it; what is left out stays, or is empty in a new one.
struct SceneFields: WireSchema, Decodable {
    static let schemaName = "ScenePlan"
    static let schema = Schema.object(properties)

    /// The fields, for bodies that have others beside them.
    static let properties: [Schema.Property] = [
        .optional("title", .name, "Its title."),
        .optional("description", .prose, "What happens, in one or two sentences."),
        .optional("key_events", .list(of: .text(atMost: 2_000), atMost: 50), "The beats on the page, in order."),
        .optional("characters", .list(of: .name, atMost: 50), "Who is in it."),
        .optional("word_budget", .integer(0...StoryLength.allowed.upperBound), "Its words; 0 for an even share."),
        .optional("entry_state", .prose, "Where everybody stands when it opens."),
        .optional("exit_state", .prose, "Where everybody stands when it closes."),
        .optional("image_prompt", .prose, "What a picture of it would show."),
        .optional("narration", .prose, "What a narrator would say over the picture."),
    ]

    let title: String?
    let description: String?
    let keyEvents: [String]?
    let characters: [String]?
    let wordBudget: Int?
    let entryState: String?
    let exitState: String?
    let imagePrompt: String?
    let narration: String?

    /// Puts what is given into a plan.
    func change(_ plan: inout ScenePlan) {
        if let title { plan.title = title }
        if let description { plan.description = description }
        if let keyEvents { plan.keyEvents = keyEvents }
        if let characters { plan.characters = characters }
        if let wordBudget { plan.wordBudget = wordBudget }
        if let entryState { plan.entryState = entryState }
        if let exitState { plan.exitState = exitState }
        if let imagePrompt { plan.imagePrompt = imagePrompt }
        if let narration { plan.narration = narration }
    }

    /// A new plan.
    func plan() -> ScenePlan {
        var plan = ScenePlan(number: 0, title: "", description: "")
        change(&plan)
        return plan
    }
}
