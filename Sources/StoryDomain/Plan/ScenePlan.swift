/// One scene as the outline has it: what must happen, for how many words, from which state to which.
package struct ScenePlan: Hashable, Sendable, Codable {
    /// Counted from 1.
    package var number: Int
    package var title: String
    /// What happens, in one or two sentences.
    package var description: String
    /// The beats that must be on the page, in order.
    package var keyEvents: [String]
    /// Names of who is in it.
    package var characters: [String]
    /// The words first planned for it; the length contract re-budgets while writing.
    package var wordBudget: Int
    /// Where everybody stands when it opens.
    package var entryState: String
    /// Where everybody stands when it closes.
    package var exitState: String
    /// What a picture of it would show.
    package var imagePrompt: String
    /// What a narrator would say over the picture.
    package var narration: String

    /// Takes a plan's parts.
    package init(
        number: Int, title: String, description: String, keyEvents: [String] = [], characters: [String] = [],
        wordBudget: Int = 0, entryState: String = "", exitState: String = "", imagePrompt: String = "",
        narration: String = ""
    ) {
        self.number = number
        self.title = title
        self.description = description
        self.keyEvents = keyEvents
        self.characters = characters
        self.wordBudget = wordBudget
        self.entryState = entryState
        self.exitState = exitState
        self.imagePrompt = imagePrompt
        self.narration = narration
    }
}
