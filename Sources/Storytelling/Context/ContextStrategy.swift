import LanguageModels
import StoryDomain

/// How a model is reminded of what was written.
package enum ContextStrategy: String, Hashable, Sendable, Codable {
    /// The whole history, verbatim, as a conversation that only grows: cheap where the provider keeps the prefix.
    case appendOnly = "append_only"
    /// A rolling summary of at most 500 words and the last 800 words verbatim: bounded for any length.
    case window

    /// 1.4 tokens a word in English are reckoned as 1.5.
    private static let spare = 1.5 / 1.4
    /// Tokens of rules, outline and instructions beside the brief.
    private static let usualFraming = 2_200
    /// What brief, rules, outline and instructions are reckoned to take at least.
    private static let leastFraming = 3_000

    /// Chooses for a model and a length: append-only while the provider caches prefixes and the whole story fits into
    /// 80 % of its context, at the tokens that a word takes in its language (1.5 in English; as measured where that is far
    /// from the usual) and 3,000 tokens for rules, brief, outline and instructions; more where the brief is long.
    ///
    /// - Parameters:
    ///   - words: those of the story in the end: what was asked for, or what stands there already where that is more.
    ///   - language: that of the story.
    ///   - briefTokens: tokens of the brief.
    package init(profile: ModelProfile, words: Int, language: LanguageTag = .english, briefTokens: Int = 0) {
        let usual = LanguageTokens.perWord(language.primary) * Self.spare
        let measured = profile.wordTokens(in: language) * Self.spare
        // The room that is left over holds what lies between; only a tokenizer of another kind changes the choice.
        let perWord = (usual * 0.8...usual * 1.25).contains(measured) ? usual : measured
        let framing = max(Self.leastFraming, briefTokens + Self.usualFraming)
        let needed = Int(Double(words) * perWord) + framing
        let room = profile.contextTokens * 4 / 5
        self = profile.capabilities.prefixCache && needed <= room ? .appendOnly : .window
    }

    /// Chooses for a model and a length, as above.
    package init(profile: ModelProfile, length: StoryLength) {
        self.init(profile: profile, words: length.words)
    }
}
