import StoryDomain

/// How this model answers being asked for words, learned from the turns of this story.
package struct Pace: Sendable {
    /// What to ask for one word wanted: asked ÷ got over the last turns that ended by themselves.
    package let factor: Double
    /// Words to want from one call.
    package let passWords: Int

    /// The turns that count for the factor, newest last.
    private static let memory = 6

    /// One pass as it was asked for at first, and all that was kept of it.
    private struct Pass {
        let turn: WritingTurn
        var words: Int
        var finish: String?
        /// Whether some of it is not of the model's own measure: somebody typed in it, or its scene was put together anew.
        var isEdited: Bool

        /// Whether it says something about the model's measure.
        var isNatural: Bool {
            guard !isEdited else { return false }
            return finish == "stop" && words * 3 >= turn.askedWords || finish == "length" && words >= turn.askedWords
        }
    }

    /// Learns from a story.
    ///
    /// Passes cut off by errors, a full budget or a limit of tokens say nothing about the model's measure and are left
    /// out, and so are answers that broke off early: empty ones, and those of less than a third of what was asked; and those
    /// in which somebody has typed. A pass
    /// that a crash cut off counts as one with the turn that went on with it, so that a resumed run learns what the
    /// interrupted one would have learnt. Two loops among the last four turns mean that the passes are too long for the
    /// model.
    ///
    /// - Parameter passWords: words that the model is known to write well in one call.
    package init(story: Story, passWords: Int) {
        let natural = Self.passes(of: story).filter(\.isNatural).suffix(Self.memory)
        let asked = natural.reduce(0) { $0 + $1.turn.askedWords }
        let written = natural.reduce(0) { $0 + $1.words }
        let raw = written > 0 ? Double(asked) / Double(written) : 1
        // Half of the way to the measured factor after one turn, nearly all of it after six.
        let trust = Double(natural.count) / Double(natural.count + 1)
        self.factor = min(1.6, max(0.7, 1 + (raw - 1) * trust))

        let loops = story.turns.suffix(4).filter { $0.finish?.hasPrefix("gate:") == true }.count
        self.passWords = loops >= 2 ? max(60, passWords * 7 / 10) : passWords
    }

    private static func passes(of story: Story) -> [Pass] {
        var kept: [CallID: Int] = [:]
        var edited: Set<CallID> = []
        for passage in story.passages {
            kept[passage.turn, default: 0] += passage.words
            if passage.author.call != passage.turn { edited.insert(passage.turn) }
        }
        var passes: [Pass] = []
        for turn in story.turns {
            let words = kept[turn.call] ?? 0
            if let last = passes.last, last.finish == nil, last.turn.scene == turn.scene,
                last.turn.purpose == turn.purpose
            {
                passes[passes.count - 1].words += words
                passes[passes.count - 1].finish = turn.finish
                passes[passes.count - 1].isEdited = last.isEdited || edited.contains(turn.call)
            } else {
                passes.append(
                    Pass(turn: turn, words: words, finish: turn.finish, isEdited: edited.contains(turn.call)))
            }
        }
        return passes
    }

    /// What to ask for so that about `wanted` words come.
    package func asking(for wanted: Int) -> Int {
        max(30, Int((Double(wanted) * factor).rounded()))
    }
}
