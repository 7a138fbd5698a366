import FoundationEssentials

/// What a model's tokens cost, in US dollars for a million; exact decimals, no binary fractions.
package struct TokenPrice: Hashable, Sendable, Codable {
    /// For a million prompt tokens that were not cached.
    package var input: Decimal
    /// For a million prompt tokens from the provider's cache.
    package var cachedInput: Decimal
    /// For a million tokens of answer or thinking.
    package var output: Decimal
    /// Which price list this is, e.g. `2026-11-22`; stands on each ledger line.
    package var version: String

    /// Takes prices in US dollars for a million tokens.
    package init(input: Decimal, cachedInput: Decimal, output: Decimal, version: String) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
        self.version = version
    }

    /// A model that costs nothing: the embedded one, or a server of one's own.
    package static let free = TokenPrice(input: 0, cachedInput: 0, output: 0, version: "free")

    /// The cost of `usage` in US dollars: uncached prompt at `input`, cached at `cachedInput`, answer and thinking at
    /// `output`.
    package func cost(of usage: TokenUsage) -> Decimal {
        let million = Decimal(1_000_000)
        let fresh = Decimal(usage.prompt - usage.cached) * input
        let cached = Decimal(usage.cached) * cachedInput
        let written = Decimal(usage.output + usage.thinking) * output
        return (fresh + cached + written) / million
    }
}
