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
    /// Whether `contextTokens` is no more than a guess, because the catalogue lists no model of that name.
    package var isContextAssumed: Bool
    /// The same for `maxOutputTokens`.
    package var isMaxOutputAssumed: Bool
    /// Tokens of a word of prose by language (primary tag), where they were measured or written down.
    package var tokensPerWord: [String: Double] = [:]
    /// How many of the server's tokens one of `TokenEstimate` is, by language (primary tag), where that was measured.
    package var promptScale: [String: Double] = [:]
    /// By how much the model's provider was seen to count more than a call may come to; 1 where it never was. What is
    /// held back for a call is multiplied by it.
    package var reserveFactor = 1.0
    /// The model that its provider puts in its place; nil where none was announced.
    package var replacement: Replacement?

    /// The announced end of a model whose name another model goes on to answer.
    package struct Replacement: Sendable, Hashable {
        /// The model that answers.
        package var model: String
        /// The first day, as `2026-12-01` in UTC.
        package var from: String
        /// Whether that day has come; the profile's sizes, price and capabilities are then the replacement's.
        package var isInForce: Bool

        /// Takes a replacement's parts.
        package init(model: String, from: String, isInForce: Bool) {
            self.model = model
            self.from = from
            self.isInForce = isInForce
        }

        /// One sentence for whoever has set the replaced model.
        ///
        /// - Parameter name: That model.
        package func notice(for name: String) -> String {
            "\(name) is answered by \(model) from \(from) on, at its price: name \(model), or another model."
        }
    }

    /// Takes a profile's parts.
    package init(
        provider: String, model: String, contextTokens: Int, maxOutputTokens: Int, price: TokenPrice,
        capabilities: ModelCapabilities, passWords: Int, isContextAssumed: Bool = false,
        isMaxOutputAssumed: Bool = false, replacement: Replacement? = nil
    ) {
        self.provider = provider
        self.model = model
        self.contextTokens = contextTokens
        self.maxOutputTokens = maxOutputTokens
        self.price = price
        self.capabilities = capabilities
        self.passWords = passWords
        self.isContextAssumed = isContextAssumed
        self.isMaxOutputAssumed = isMaxOutputAssumed
        self.replacement = replacement
    }
}
