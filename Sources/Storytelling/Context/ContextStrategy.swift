import LanguageModels
import StoryDomain

/// How a model is reminded of what was written.
package enum ContextStrategy: String, Hashable, Sendable, Codable {
    /// The whole history, verbatim, as a conversation that only grows: cheap where the provider keeps the prefix.
    case appendOnly = "append_only"
    /// A rolling summary of at most 500 words and the last 800 words verbatim: bounded for any length.
    case window

    /// Chooses for a model and a length: append-only while the provider caches prefixes and the whole story fits into
    /// 80 % of its context, at 1.5 tokens a word (2.5 outside the Latin script's languages would not change the
    /// choice for the models at hand) and 3,000 tokens for rules, brief, outline and instructions.
    package init(profile: ModelProfile, length: StoryLength) {
        let needed = length.words * 3 / 2 + 3_000
        let room = profile.contextTokens * 4 / 5
        self = profile.capabilities.prefixCache && needed <= room ? .appendOnly : .window
    }
}
