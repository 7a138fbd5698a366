import FoundationEssentials

/// What a model's tokens cost, in US dollars for a million; exact decimals, no binary fractions.
package struct TokenPrice: Hashable, Sendable, Codable {
    /// For a million prompt tokens that were not cached.
    package var input: Decimal
    /// For a million prompt tokens from the provider's cache.
    package var cachedInput: Decimal
    /// For a million prompt tokens that the provider writes to its cache; nil where they cost what others do.
    package var cacheWrite: Decimal?
    /// For a million tokens of answer or thinking.
    package var output: Decimal
    /// Dearer rates of long prompts; nil where there are none.
    package var longPrompts: LongPrompts?
    /// Whether nobody knows the price: the numbers are those of the model's family, or of nobody, and only a guess.
    package var isUnknown: Bool
    /// Which price list this is, e.g. `2026-11-22`; stands on each ledger line. `unknownVersion` where `isUnknown`.
    package var version: String

    /// The version of a price that nobody knows.
    package static let unknownVersion = "unknown"

    /// What a provider asks for where a prompt is longer than a limit: all tokens of that call cost more.
    package struct LongPrompts: Hashable, Sendable, Codable {
        /// The longest prompt at the usual rates, in tokens.
        package var above: Int
        /// What the rates of the prompt are multiplied by, cached and written tokens included.
        package var inputFactor: Decimal
        /// What the rate of the answer is multiplied by.
        package var outputFactor: Decimal

        /// Takes a limit in tokens and two factors.
        package init(above: Int, inputFactor: Decimal, outputFactor: Decimal) {
            self.above = above
            self.inputFactor = inputFactor
            self.outputFactor = outputFactor
        }
    }

    /// Takes prices in US dollars for a million tokens.
    package init(
        input: Decimal, cachedInput: Decimal, cacheWrite: Decimal? = nil, output: Decimal,
        longPrompts: LongPrompts? = nil, isUnknown: Bool = false, version: String
    ) {
        self.input = input
        self.cachedInput = cachedInput
        self.cacheWrite = cacheWrite
        self.output = output
        self.longPrompts = longPrompts
        self.isUnknown = isUnknown
        self.version = isUnknown ? Self.unknownVersion : version
    }

    /// A model that costs nothing: the embedded one, or a server of one's own.
    package static let free = TokenPrice(input: 0, cachedInput: 0, output: 0, version: "free")

    /// The same numbers as a guess.
    package var asGuess: TokenPrice {
        var guess = self
        guess.isUnknown = true
        guess.version = Self.unknownVersion
        return guess
    }

    /// The cost of `usage` in US dollars: uncached prompt at `input`, cached at `cachedInput`, written to the cache at
    /// `cacheWrite`, answer and thinking at `output`.
    package func cost(of usage: TokenUsage) -> Decimal {
        let million = Decimal(1_000_000)
        let fresh = Decimal(usage.prompt - usage.cached - usage.cacheWritten) * input
        let cached = Decimal(usage.cached) * cachedInput
        let saved = Decimal(usage.cacheWritten) * (cacheWrite ?? input)
        let written = Decimal(usage.output + usage.thinking) * output
        guard let longPrompts, usage.prompt > longPrompts.above else {
            return (fresh + cached + saved + written) / million
        }
        return ((fresh + cached + saved) * longPrompts.inputFactor + written * longPrompts.outputFactor) / million
    }

    /// The most that `usage` can cost: nothing of the prompt comes from the cache, and all of it is written there.
    package func mostCost(of usage: TokenUsage) -> Decimal {
        var worst = usage
        worst.cached = 0
        worst.cacheWritten = (cacheWrite ?? input) > input ? usage.prompt : 0
        return cost(of: worst)
    }
}
