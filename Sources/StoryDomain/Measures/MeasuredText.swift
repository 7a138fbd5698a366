/// A text as the measures read it: its sections with their paragraphs, without titles and rules.
package struct MeasuredText: Hashable, Sendable {
    package var title: String
    /// Paragraphs by section, in order; no paragraph is empty.
    package var sections: [[String]]
    /// The words asked for in each section, where known.
    package var budgets: [Int]?
    /// nil where nobody said; then the words themselves tell whether it is English.
    package var language: LanguageTag?
    /// Why the last call ended (`stop`, `length`, …), where known.
    package var finish: String?

    /// Takes a text's parts.
    package init(
        title: String, sections: [[String]], budgets: [Int]? = nil, language: LanguageTag? = nil, finish: String? = nil
    ) {
        self.title = title
        self.sections = sections
        self.budgets = budgets
        self.language = language
        self.finish = finish
    }

    /// The text of a stored story: a section per scene, budgets as they stood when each scene was written.
    package init(story: Story) {
        let count = story.passages.map(\.position.scene).max() ?? 0
        var sections = Array(repeating: [String](), count: count)
        for passage in story.passages.sorted(by: { $0.position < $1.position }) where passage.position.scene > 0 {
            sections[passage.position.scene - 1].append(passage.text)
        }
        let asked = Dictionary(story.scenes.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let budgets = (0..<count).map { index in
            asked[index + 1]?.budget ?? story.outline?.scene(index + 1)?.wordBudget ?? 0
        }
        self.init(
            title: story.title, sections: sections, budgets: budgets, language: story.brief.language,
            finish: story.lastTurn?.finish ?? asked[count]?.lastFinish)
    }

    /// All paragraphs in order.
    package var paragraphs: [String] { sections.flatMap { $0 } }

    /// Whether the text is English: as said, or else because at least one word in ten is one of English's commonest.
    package var isEnglish: Bool {
        if let language { return language.primary == "en" }
        let common: Set<String> = ["the", "and", "of", "to", "a", "in", "was", "he", "she", "it", "that", "his", "her"]
        let words = paragraphs.prefix(40).flatMap { WordCount.tokens(in: $0) }
        return words.count { common.contains(WordCount.folded($0)) } * 10 >= max(1, words.count)
    }
}
