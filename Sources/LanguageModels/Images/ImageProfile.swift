import FoundationEssentials
import StoryDomain

/// Who a model that draws is and what it can do, as the catalogue has it.
package struct ImageProfile: Sendable, Hashable {
    /// `gemini`, `huggingface`, `openai`.
    package var provider: String
    /// The model's identifier at that provider.
    package var model: String
    /// US dollars a picture, exact.
    package var price: Decimal
    /// The price list of `price`; `TokenPrice.unknownVersion` where the price is a guess.
    package var priceVersion: String
    /// Whether nobody knows the price: the number is that of the model's family, or none.
    package var isPriceUnknown: Bool { priceVersion == TokenPrice.unknownVersion }
    /// How many pictures it can be shown so that faces stay the same; 0 for a model that reads words only.
    package var references: Int
    /// Characters of a prompt that it reads; what stands behind them is lost.
    package var longestPrompt: Int

    /// Takes a profile's parts.
    package init(
        provider: String, model: String, price: Decimal, priceVersion: String, references: Int, longestPrompt: Int
    ) {
        self.provider = provider
        self.model = model
        self.price = price
        self.priceVersion = priceVersion
        self.references = references
        self.longestPrompt = longestPrompt
    }
}
