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
    /// nil where nobody said the language, or where it cannot be told.
    package var language: LanguageReading?
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
        let contract = ContractReading(of: text, asked: asked, outline: outline)
        title = text.title
        words = contract.words
        self.asked = asked
        lengthScore = contract.lengthScore
        lengths = SectionLengths(
            words: contract.sections.map(\.count), budgets: text.budgets ?? outline?.scenes.map(\.wordBudget))
        repetition = contract.repetition
        echo = contract.echo
        duplicates = contract.duplicates
        diversity = LexicalDiversity.movingAverage(of: contract.whole)
        slop = text.isEnglish ? Slop(of: contract.whole) : nil
        self.outline = contract.coverage
        language = contract.language
        ending = contract.ending
        let characters = outline?.scenes.flatMap(\.characters) ?? []
        let spoken = text.language ?? LanguageSense.guess(text.sections)
        names =
            spoken?.primary == "de"
            ? nil : NameLedger(of: text.sections, characters: characters.uniqued(), language: spoken)
        gates = HealthGates.results(for: contract)
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
