import FoundationEssentials
import LanguageModels
import StoryDomain

/// What a reader beside the writer gets to see while it is written. Not stored: what is stored is the story and its
/// events.
package enum WritingSignal: Sendable {
    /// A step begins.
    case step(Step)
    /// The model reads its prompt: tokens done and in all.
    case reading(done: Int, total: Int)
    /// The model thinks: so many more characters, which nobody is shown.
    case thinking(characters: Int)
    /// Nothing of the answer has come for so long since the call began.
    case silent(for: Duration)
    /// A piece of the premise, as it comes.
    case premise(String)
    /// A piece of the story, certain to stay; paragraphs are parted by an empty line.
    case text(String)
    /// A call is over; totals of this run so far.
    case metered(RunTotals)
    /// The story after something was stored.
    case stored(Story)
    /// An event was stored.
    case event(RunEvent)
}

/// What a run has used and cost so far.
package struct RunTotals: Sendable, Hashable {
    package var usage = TokenUsage.zero
    /// US dollars.
    package var cost = Decimal(0)
    package var calls = 0
    /// Whether a call had a price that nobody knows, so that `cost` is a guess.
    package var hasUnknownPrice = false
    /// Seconds spent writing, as the servers measured them, and the tokens written in them; both 0 where none did.
    package var writingSeconds = 0.0
    package var writtenTokens = 0

    /// Nothing yet.
    package init() {}
}
