import FoundationEssentials
import StoryDomain

/// What a copilot's turn tells while it is taken, in this order: stages do not overlap.
package enum CopilotSignal: Sendable, Hashable {
    case begins(CopilotStage)
    case ends(CopilotStage)
    /// The model reads its prompt: tokens done and in all. Only those that run here tell it.
    case reading(done: Int, total: Int)
    /// The model thinks: so many more characters, which nobody is shown.
    case thinking(characters: Int)
    /// Nothing of the answer has come for so long since the call began.
    case silent(for: Duration)
    /// A piece of what the copilot says; never empty.
    case said(String)
    /// Something that the writer may accept.
    case proposes(CopilotProposal)
    /// A call to a model is settled.
    case spent(CopilotSpending)
}

/// What the copilot is at.
package enum CopilotStage: String, Sendable, Hashable {
    /// It talks.
    case answer
    /// It looks for every place of a name.
    case rename
    /// It writes other text.
    case rewrite
    /// It plans a scene.
    case plan
}

/// What one call took.
package struct CopilotSpending: Sendable, Hashable {
    package var provider: String
    package var model: String
    package var usage: TokenUsage
    /// US dollars.
    package var cost: Decimal
}
