import StoryDomain

/// The promise of length, computed from what stands in the story and nothing else; so a resumed run decides as the
/// interrupted one would have.
package struct LengthContract: Sendable {
    /// The length score that a finished story must reach lies within these shares of the asked words.
    static let keptShares = 0.93...1.12

    private let story: Story
    private let sceneCount: Int
    private let passWords: Int

    /// Reads the contract off a story.
    ///
    /// - Parameter passWords: words that the model writes well in one call.
    package init(story: Story, passWords: Int) {
        self.story = story
        self.sceneCount = story.outline?.sceneCount ?? 1
        self.passWords = passWords
    }

    /// The words asked for in the whole story.
    package var asked: Int { story.brief.length.words }

    /// Words still missing in the whole story; negative where there are too many.
    package var remaining: Int { asked - story.words }

    /// The words for scene `number` (from 1): what is left after the scenes before it, shared by planned budgets.
    package func budget(ofScene number: Int) -> Int {
        let before = story.passages.reduce(0) { $0 + ($1.position.scene < number ? $1.words : 0) }
        let left = max(0, asked - before)
        let planned = (number...max(number, sceneCount)).map { plannedBudget(ofScene: $0) }
        let all = planned.reduce(0, +)
        guard all > 0, let own = planned.first else { return left }
        return max(30, (left * own + all / 2) / all)
    }

    /// Words still missing in scene `number`.
    package func remaining(inScene number: Int) -> Int {
        budget(ofScene: number) - story.words(inScene: number)
    }

    /// What the last pass of the story, in scene `number`, still owes of the words it was asked for, where a crash or an
    /// interruption cut it off; nil where it ended, owes nothing, or owes more than this model writes in one call.
    ///
    /// Paragraphs are stored when the next one begins, so a pass that was cut off was going to write at least one more.
    /// Writing that pass to its end first, a resumed run goes through the same passes as one that was not interrupted.
    package func owed(inScene number: Int) -> Int? {
        guard let last = story.turns.last, last.scene == number, last.purpose == .scene, last.finish == nil else {
            return nil
        }
        let kept = story.passages.reduce(0) { $0 + ($1.turn == last.call ? $1.words : 0) }
        let rest = last.askedWords - kept
        return rest > 0 && rest <= max(30, passWords * 4 / 3) ? max(30, rest) : nil
    }

    /// Whether scene `number` has its words: at least nine tenths of its budget, or all but 30.
    package func isFilled(scene number: Int) -> Bool {
        let budget = budget(ofScene: number)
        return remaining(inScene: number) <= max(30, budget / 10)
    }

    /// The words at which a scene that runs on is ended at the next paragraph: a tenth over its budget.
    package func ceiling(ofScene number: Int) -> Int {
        let budget = budget(ofScene: number)
        return budget + max(30, budget / 10)
    }

    /// The most words that the ending may be left with, so that a usual miss of the last call still keeps the
    /// contract: a small model misses what it is asked by a third, a large one by a seventh, and 5 % of the whole is
    /// what the last call may miss.
    package var endingWords: Int {
        let share = passWords < 400 ? 0.15 : 0.34
        return max(60, min(passWords, Int(Double(asked) * share)))
    }

    /// Whether what is missing is short enough to be written as the ending.
    package var isTimeForEnding: Bool { remaining <= endingWords }

    /// Whether the story has its words.
    package var isKept: Bool {
        Self.keptShares.contains(Double(story.words) / Double(asked))
    }

    /// Whether there are too many words for the contract.
    package var isOver: Bool {
        Double(story.words) > Self.keptShares.upperBound * Double(asked)
    }

    /// Whether words are missing for the contract.
    package var isShort: Bool {
        Double(story.words) < Self.keptShares.lowerBound * Double(asked)
    }

    private func plannedBudget(ofScene number: Int) -> Int {
        if let planned = story.outline?.scene(number)?.wordBudget, planned > 0 { return planned }
        return max(1, asked / max(1, sceneCount))
    }
}
