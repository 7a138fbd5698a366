import FoundationEssentials

/// One call to a model in the books: opened before the call is made, settled with what it used.
///
/// A line that is still open when its process is gone belongs to a call that a crash cut off.
package struct LedgerLine: Hashable, Sendable, Codable {
    package var call: CallID
    /// What the call was for.
    package var purpose: CallPurpose
    /// The scene it wrote in, counted from 1; nil outside scenes.
    package var scene: Int?
    package var provider: String
    package var model: String
    package var state: State
    package var usage: TokenUsage
    /// Whether `usage` is our estimate because the provider gave none (a cut-off call).
    package var isEstimate: Bool
    /// US dollars.
    package var cost: Decimal
    /// The price list that `cost` was computed with.
    package var priceVersion: String
    /// Words asked for, where the call wrote prose.
    package var askedWords: Int?
    /// Words of its prose that were kept.
    package var keptWords: Int
    /// Words of its prose that the gates threw away.
    package var discardedWords: Int
    /// How the call ended, as its finish reason or error code; empty while open.
    package var outcome: String
    package var openedAt: Date
    package var settledAt: Date?

    /// The outcome of a call that was closed by estimate, since its process was not heard of any more. Where the process
    /// lives all the same, the call's own end takes the estimate's place.
    package static let lostOutcome = "process_ended"

    /// Pictures that the call brought.
    package var images: Int { purpose == .picture && state == .settled ? 1 : 0 }

    /// Where a line stands.
    package enum State: String, Sendable, Codable {
        /// The call may be under way.
        case open
        /// The call ended by itself.
        case settled
        /// The call failed, was stopped by us, or died with the process.
        case cutOff = "cut_off"
    }

    /// Opens a line: nothing used yet. `openedAt` is rounded to microseconds, as it is stored.
    package init(
        call: CallID, purpose: CallPurpose, scene: Int?, provider: String, model: String, askedWords: Int?,
        openedAt: Date
    ) {
        self.call = call
        self.purpose = purpose
        self.scene = scene
        self.provider = provider
        self.model = model
        self.state = .open
        self.usage = .zero
        self.isEstimate = false
        self.cost = 0
        self.priceVersion = ""
        self.askedWords = askedWords
        self.keptWords = 0
        self.discardedWords = 0
        self.outcome = ""
        self.openedAt = openedAt.roundedToMicroseconds
        self.settledAt = nil
    }
}
