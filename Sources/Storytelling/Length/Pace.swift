import StoryDomain

/// How this model answers being asked for words, learned from the turns of this story.
package struct Pace: Sendable {
    /// What to ask for one word wanted: asked ÷ got over the last turns that ended by themselves.
    package let factor: Double
    /// Words to want from one call.
    package let passWords: Int

    /// The turns that count for the factor, newest last.
    private static let memory = 6
    /// Asked ÷ got of a model that needs no correction.
    private static let kept = 0.9...1.1

    /// Learns from a story.
    ///
    /// Turns cut off by crashes, errors, a full budget or a limit of tokens say nothing about the model's measure and are
    /// left out, and so are answers that broke off early: empty ones, and those of less than a third of what was asked.
    /// A model that keeps within a tenth is taken at its word, so that a resumed run asks as the interrupted one did.
    /// Two loops among the last four turns mean that the passes are too long for the model.
    ///
    /// - Parameter passWords: words that the model is known to write well in one call.
    package init(story: Story, passWords: Int) {
        var got: [CallID: Int] = [:]
        for passage in story.passages {
            got[passage.author.call, default: 0] += passage.words
        }
        let natural = story.turns.filter { turn in
            let words = got[turn.call] ?? 0
            return turn.finish == "stop" && words * 3 >= turn.askedWords
                || turn.finish == "length" && words >= turn.askedWords
        }.suffix(Self.memory)
        let asked = natural.reduce(0) { $0 + $1.askedWords }
        let written = natural.reduce(0) { $0 + (got[$1.call] ?? 0) }
        let raw = written > 0 ? Double(asked) / Double(written) : 1
        // Half of the way to the measured factor after one turn, nearly all of it after six.
        let trust = Double(natural.count) / Double(natural.count + 1)
        self.factor = Self.kept.contains(raw) ? 1 : min(1.6, max(0.7, 1 + (raw - 1) * trust))

        let loops = story.turns.suffix(4).filter { $0.finish?.hasPrefix("gate:") == true }.count
        self.passWords = loops >= 2 ? max(60, passWords * 7 / 10) : passWords
    }

    /// What to ask for so that about `wanted` words come.
    package func asking(for wanted: Int) -> Int {
        max(30, Int((Double(wanted) * factor).rounded()))
    }
}
