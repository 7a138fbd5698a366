/// All that can be said about a story without a judge.
package struct HealthReport: Hashable, Sendable, Codable {
    package var title: String
    package var words: Int
    /// The words asked for; nil where nobody said.
    package var asked: Int?
    /// 0 to 100; nil where nothing was asked.
    package var lengthScore: Double?
    package var lengths: SectionLengths
    package var repetition: SequenceRepetition
    package var echo: Echo
    package var duplicates: DuplicateParagraphs
    /// MATTR-500; nil for a text without words.
    package var diversity: Double?
    /// nil where the text is not English.
    package var slop: Slop?
    /// nil where no outline is known.
    package var outline: OutlineCoverage?
    package var ending: EndingState
    /// nil for German, which gives every noun a capital.
    package var names: NameLedger?
    /// What a finished story must pass, and whether it does.
    package var gates: [HealthGate]

    /// Measures `text`.
    ///
    /// - Parameters:
    ///   - asked: The words asked for, where known.
    ///   - outline: The plan, where known.
    package init(of text: MeasuredText, asked: Int?, outline: Outline?) {
        let sections = text.sections.map { paragraphs in
            paragraphs.reduce(into: FoldedWords()) { $0.append($1) }
        }
        let whole = sections.reduce(into: FoldedWords()) { $0.append($1) }
        let isEnglish = text.isEnglish
        title = text.title
        words = whole.count
        self.asked = asked
        lengthScore = asked.flatMap { LengthScore.score(asked: $0, got: whole.count) }
        lengths = SectionLengths(
            words: sections.map(\.count), budgets: text.budgets ?? outline?.scenes.map(\.wordBudget))
        repetition = SequenceRepetition(of: whole)
        echo = Echo(of: sections)
        duplicates = DuplicateParagraphs(in: text.sections)
        diversity = LexicalDiversity.movingAverage(of: whole)
        slop = isEnglish ? Slop(of: whole) : nil
        let coverage = outline.flatMap { OutlineCoverage(of: text.sections, outline: $0, isEnglish: isEnglish) }
        self.outline = coverage
        ending = EndingState(of: text, coverage: coverage, lastScene: outline?.scenes.last?.number)
        let characters = outline?.scenes.flatMap(\.characters) ?? []
        names =
            text.language?.primary == "de"
            ? nil : NameLedger(of: text.sections, characters: characters.uniqued())
        gates = []
        gates = HealthGates.results(for: self)
    }

    /// Whether every gate is passed.
    package var passes: Bool { gates.allSatisfy(\.passed) }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
