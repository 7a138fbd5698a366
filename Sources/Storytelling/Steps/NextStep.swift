import StoryDomain

/// Says what is to be done next for a stored story. Every way of writing – at a terminal, in a background run, after
/// a crash – asks this one function, so they all go on from the same place.
package enum NextStep {
    /// Passes that may end the story: the planned one, and more where it came out short or was cut off.
    static let mostEndings = 5
    /// The same where the story has too many words already, so that each makes it worse.
    static let mostEndingsTooLong = 2
    /// Passes that may mend a finished story.
    static let mostRepairs = 1
    /// Calls for such passes, those that broke off before they brought anything among them.
    static let mostRepairTries = 3

    /// The next step of `story`, or nil where it is closed. Pure, and total: every story has an answer.
    package static func of(_ story: Story, under terms: WritingTerms) -> Step? {
        guard story.status == .writing else { return nil }
        guard story.premise != nil else { return beforePremise(story) }
        guard let outline = story.outline, outline.isWhole else {
            return .outline(fromScene: (story.outline?.scenes.count ?? 0) + 1)
        }
        for plan in outline.scenes {
            if let step = inScene(plan.number, of: story, outline: outline, under: terms) {
                return step
            }
        }
        return closing(story, lastScene: outline.sceneCount)
    }

    private static func beforePremise(_ story: Story) -> Step {
        guard story.brief.isBareIdea else { return .premise }
        return story.setupOptions.isEmpty ? .setupOptions : .chooseSetup
    }

    /// The step within scene `number`, or nil where nothing is left to do in it.
    private static func inScene(
        _ number: Int, of story: Story, outline: Outline, under terms: WritingTerms
    ) -> Step? {
        if story.scenes.contains(where: { $0.number == number }) {
            let noted = story.summary.throughScene >= number || number == outline.sceneCount
            return terms.context == .window && !noted ? .delta(scene: number) : nil
        }
        let contract = LengthContract(story: story, passWords: terms.passWords)
        let turns = story.turns.filter { $0.scene == number }
        let paragraph = story.passages(inScene: number).count + 1
        guard number == outline.sceneCount else {
            let exhausted = isExhausted(turns, budget: contract.budget(ofScene: number), terms: terms)
            let isFilled = contract.isFilled(scene: number) && contract.owed(inScene: number) == nil
            let done = paragraph > 1 && (isFilled || exhausted)
            return done ? .closeScene(number: number) : .scene(number: number, paragraph: paragraph)
        }
        return inLastScene(number, of: story, turns: turns, contract: contract, terms: terms)
    }

    private static func inLastScene(
        _ number: Int, of story: Story, turns: [WritingTurn], contract: LengthContract, terms: WritingTerms
    ) -> Step {
        let paragraph = story.passages(inScene: number).count + 1
        let endings = turns.filter { $0.purpose == .ending && $0.finish != nil }
        let isEnded = story.lastTurn?.purpose == .ending && story.lastTurn?.finish == "stop"
        let isGivenUp = endings.count >= (contract.isOver ? mostEndingsTooLong : mostEndings) && paragraph > 1
        if (isEnded && !contract.isShort) || isGivenUp {
            return .closeScene(number: number)
        }
        let exhausted = isExhausted(turns, budget: contract.budget(ofScene: number), terms: terms)
        let isPassOwed = contract.owed(inScene: number) != nil
        if contract.isTimeForEnding && !isPassOwed || !endings.isEmpty || exhausted {
            return .ending(scene: number, paragraph: paragraph)
        }
        return .scene(number: number, paragraph: paragraph)
    }

    private static func closing(_ story: Story, lastScene: Int) -> Step {
        let repairs = story.turns.filter { $0.purpose == .repair && $0.finish != nil }
        let answered = repairs.filter { repair in story.passages.contains { $0.turn == repair.call } }
        if answered.count < mostRepairs, repairs.count < mostRepairTries,
            let finding = ClosingJudgement.mendable(in: story)
        {
            return .repair(scene: lastScene, finding: finding)
        }
        return .finish
    }

    /// Whether a scene that will not fill has had its tries: three for each pass that it should take, and four more.
    /// Turns that a crash cut off do not count.
    private static func isExhausted(_ turns: [WritingTurn], budget: Int, terms: WritingTerms) -> Bool {
        let tries = turns.filter { $0.finish != nil }.count
        return tries >= 3 * (budget / max(1, terms.passWords) + 1) + 4
    }
}
