/// What a finished story is held to: its length, what is said twice in it, its language, and its end. A part of its health that costs a
/// third of the whole.
package struct ContractReading: Sendable {
    /// The words of each section.
    let sections: [FoldedWords]
    /// The words of all sections.
    let whole: FoldedWords
    /// The words asked for; nil where nobody said.
    package let asked: Int?
    /// 0 to 100; nil where nothing was asked.
    package let lengthScore: Double?
    package let repetition: SequenceRepetition
    package let echo: Echo
    package let duplicates: DuplicateParagraphs
    /// nil where nobody said the language, or where it cannot be told.
    package let language: LanguageReading?
    /// nil where no outline is known.
    let coverage: OutlineCoverage?
    package let ending: EndingState

    /// Measures `text`.
    ///
    /// - Parameters:
    ///   - asked: The words asked for, where known.
    ///   - outline: The plan, where known.
    package init(of text: MeasuredText, asked: Int?, outline: Outline?) {
        sections = text.sections.map { paragraphs in
            paragraphs.reduce(into: FoldedWords()) { $0.append($1) }
        }
        whole = sections.reduce(into: FoldedWords()) { $0.append($1) }
        self.asked = asked
        let count = whole.count
        lengthScore = asked.flatMap { LengthScore.score(asked: $0, got: count) }
        repetition = SequenceRepetition(of: whole)
        echo = Echo(of: sections)
        duplicates = DuplicateParagraphs(in: text.sections)
        language = text.language.flatMap { LanguageReading(of: text.sections, language: $0) }
        coverage = Self.coverage(of: text, outline: outline)
        ending = EndingState(of: text, coverage: coverage, lastScene: outline?.scenes.last?.number)
    }

    /// The number of words.
    package var words: Int { whole.count }

    /// The end of `text` alone.
    ///
    /// - Parameter outline: The plan, where known.
    package static func ending(of text: MeasuredText, outline: Outline?) -> EndingState {
        EndingState(
            of: text, coverage: coverage(of: text, outline: outline), lastScene: outline?.scenes.last?.number)
    }

    private static func coverage(of text: MeasuredText, outline: Outline?) -> OutlineCoverage? {
        outline.flatMap { OutlineCoverage(of: text.sections, outline: $0, isEnglish: text.isEnglish) }
    }
}
