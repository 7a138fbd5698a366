import LanguageModels
import StoryDomain

/// What the next step depends on besides the story: how the model at hand writes and remembers.
package struct WritingTerms: Hashable, Sendable {
    /// Words that the model writes well in one call.
    package var passWords: Int
    /// How the model is reminded of what was written.
    package var context: ContextStrategy
    /// Scenes planned in one call.
    package var scenesPerPlan: Int

    /// Takes terms.
    package init(passWords: Int, context: ContextStrategy, scenesPerPlan: Int) {
        self.passWords = passWords
        self.context = context
        self.scenesPerPlan = scenesPerPlan
    }

    /// The terms for a model and a length.
    ///
    /// Small models plan eight scenes a call, large ones twelve: an answer of about 600 or 2,500 tokens.
    package init(profile: ModelProfile, length: StoryLength) {
        self.init(
            passWords: profile.passWords,
            context: ContextStrategy(profile: profile, length: length),
            scenesPerPlan: profile.isSmall ? 8 : 12
        )
    }
}

extension ModelProfile {
    /// Whether the model writes only a few paragraphs well in one call; such a model gets leaner plans and closer
    /// guidance.
    var isSmall: Bool { passWords < 400 }
}
