import Accounts
import LanguageModels
import StoryDomain

/// A model that this server can write with, as clients are told of it.
package struct ModelOffer: Sendable, Hashable {
    package var profile: ModelProfile
    /// Whether it writes where nobody asks for another; one of them is.
    package var isDefault: Bool
    /// Tokens that it writes in a second, where that is known; else that of hosted models is taken.
    package var tokensPerSecond: Double?

    /// Takes an offer's parts.
    package init(profile: ModelProfile, isDefault: Bool, tokensPerSecond: Double? = nil) {
        self.profile = profile
        self.isDefault = isDefault
        self.tokensPerSecond = tokensPerSecond
    }

    /// How it writes stories in a language.
    func figures(in language: LanguageTag) -> WritingFigures {
        var figures = WritingFigures(
            passWords: profile.passWords, showsWholeStory: profile.capabilities.prefixCache,
            thinks: profile.capabilities.thinking != .none, isEnglish: language.primary == "en", price: profile.price)
        if let tokensPerSecond { figures.tokensPerSecond = tokensPerSecond }
        return figures
    }
}
