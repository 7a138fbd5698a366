/// One call for prose as the story remembers it: what was asked, and how it ended. With the passages that name it as their
/// turn it is one exchange of the append-only history, which can so be rebuilt byte for byte after a crash.
package struct WritingTurn: Hashable, Sendable, Codable {
    /// The turn's name: that of its call, or one of its own where it stands for a text that no call wrote as it is now.
    package var call: CallID
    /// Counted from 1.
    package var scene: Int
    /// `scene`, `ending` or `repair`.
    package var purpose: CallPurpose
    /// The instruction as it was sent.
    package var instruction: String
    /// Words asked for.
    package var askedWords: Int
    /// How it ended: a finish reason (`stop`, `length`, …), `gate:` and the finding, `long` where we ended it because
    /// the budget was full, or an error's code. Nil while it runs, and for ever where a crash cut it off.
    package var finish: String?

    /// Takes a turn's parts.
    package init(
        call: CallID, scene: Int, purpose: CallPurpose, instruction: String, askedWords: Int, finish: String? = nil
    ) {
        self.call = call
        self.scene = scene
        self.purpose = purpose
        self.instruction = instruction
        self.askedWords = askedWords
        self.finish = finish
    }
}
