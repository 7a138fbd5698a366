import StoryDomain

/// A planned scene in the exported JSON.
struct PlannedSceneRecord: Codable {
    var number: Int
    var title: String
    var description: String
    var keyEvents: [String]
    var characters: [String]
    var wordBudget: Int
    var entryState: String
    var exitState: String
    var imagePrompt: String
    var narration: String

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

    /// The plan.
    func domain() -> ScenePlan {
        ScenePlan(
            number: number, title: title, description: description, keyEvents: keyEvents, characters: characters,
            wordBudget: wordBudget, entryState: entryState, exitState: exitState, imagePrompt: imagePrompt,
            narration: narration)
    }
}
