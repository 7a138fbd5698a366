import LanguageModels

/// How much of a story the prompt for prose shows.
struct ContextWindow: Hashable, Sendable {
    /// Words of the story that are shown verbatim.
    let verbatimWords: Int
    /// Words of the summary of what came before.
    let summaryWords: Int
    /// The newest things established.
    let facts: Int
    /// Characters of the outline's digest.
    let digestCharacters: Int

    /// What every model is shown that has room for it.
    static let usual = ContextWindow(verbatimWords: 800, summaryWords: 500, facts: 16, digestCharacters: 2_000)

    /// The usual window, then ever smaller ones: first less of the text, then less of the outline. The last one fits beside
    /// a short brief into 2,048 tokens.
    static let all = [
        usual,
        ContextWindow(verbatimWords: 550, summaryWords: 350, facts: 12, digestCharacters: 2_000),
        ContextWindow(verbatimWords: 350, summaryWords: 250, facts: 8, digestCharacters: 2_000),
        ContextWindow(verbatimWords: 250, summaryWords: 150, facts: 6, digestCharacters: 1_200),
        ContextWindow(verbatimWords: 150, summaryWords: 100, facts: 4, digestCharacters: 700),
        ContextWindow(verbatimWords: 90, summaryWords: 60, facts: 2, digestCharacters: 400),
        ContextWindow(verbatimWords: 50, summaryWords: 30, facts: 0, digestCharacters: 200),
    ]
}
