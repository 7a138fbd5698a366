import StoryDomain

/// Who a model is and what it can do, as the catalogue has it.
package struct ModelProfile: Sendable, Hashable {
    /// `gemini`, `huggingface`, `openai`, `embedded`.
    package var provider: String
    /// The model's identifier at that provider.
    package var model: String
    /// Tokens of prompt and answer together.
    package var contextTokens: Int
    /// The most tokens of one answer.
    package var maxOutputTokens: Int
    package var price: TokenPrice
    package var capabilities: ModelCapabilities
    /// Words that the model writes well in one call, to begin with; the engine learns from what comes back.
    package var passWords: Int

    /// Takes a profile's parts.
    package init(
        provider: String, model: String, contextTokens: Int, maxOutputTokens: Int, price: TokenPrice,
        capabilities: ModelCapabilities, passWords: Int
    ) {
        self.provider = provider
        self.model = model
        self.contextTokens = contextTokens
        self.maxOutputTokens = maxOutputTokens
        self.price = price
        self.capabilities = capabilities
        self.passWords = passWords
    }
}
