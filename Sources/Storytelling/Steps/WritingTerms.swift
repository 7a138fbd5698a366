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

    /// The terms for a model and a story.
    ///
    /// Small models plan eight scenes a call, large ones twelve: an answer of about 600 or 2,500 tokens. Where less fits
    /// the model, fewer are asked for.
    package init(room: ModelRoom, story: Story) {
        self.init(
            passWords: room.passWords,
            context: ContextStrategy(
                profile: room.profile, words: max(story.brief.length.words, story.words), language: room.language,
                briefTokens: room.briefTokens(of: story)),
            scenesPerPlan: room.isSmall ? 8 : 12
        )
    }
}

extension ModelProfile {
    /// Whether the model writes only a few paragraphs well in one call.
    var isSmall: Bool { passWords < 400 }
}

extension ModelRoom {
    /// Tokens of a story's brief: what stands before every prompt, and may be of any length.
    fileprivate func briefTokens(of story: Story) -> Int {
        let brief = story.brief
        let texts = [brief.idea, story.premise ?? ""] + StorySetup.CodingKeys.allCases.map { brief.setup[$0] }
        let estimate = texts.reduce(0) { $0 + TokenEstimate.tokens(in: $1) }
        return profile.scaled(estimate, in: language)
    }
}
