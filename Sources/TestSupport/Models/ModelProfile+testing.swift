import LanguageModels
import StoryDomain

extension ModelProfile {
    /// A profile for tests: free, with a large context, able to do what a plain OpenAI-compatible server can.
    ///
    /// - Parameters:
    ///   - contextTokens: tokens of prompt and answer together.
    ///   - maxOutputTokens: the most tokens of one answer.
    ///   - passWords: words written in one call.
    package static func testing(
        provider: String = "scripted", model: String = "script-1", contextTokens: Int = 32_768,
        maxOutputTokens: Int = 8_192, price: TokenPrice = .free, capabilities: ModelCapabilities = ModelCapabilities(),
        passWords: Int = 400
    ) -> ModelProfile {
        ModelProfile(
            provider: provider, model: model, contextTokens: contextTokens, maxOutputTokens: maxOutputTokens,
            price: price, capabilities: capabilities, passWords: passWords
        )
    }
}
