/// What one call used, in the provider's own tokens.
package struct TokenUsage: Hashable, Sendable, Codable {
    /// All tokens of the prompt, cached ones included.
    package var prompt: Int
    /// How many of `prompt` the provider took from its cache.
    package var cached: Int
    /// How many of `prompt` the provider wrote to its cache; billed at a rate of their own where there is one.
    package var cacheWritten: Int
    /// Tokens thought and not shown; billed as output.
    package var thinking: Int
    /// Tokens of the answer, without `thinking`.
    package var output: Int

    /// No tokens at all.
    package static let zero = TokenUsage(prompt: 0, cached: 0, thinking: 0, output: 0)

    /// Takes the counts; each is at least 0, and `cached` and `cacheWritten` together are at most `prompt`.
    package init(prompt: Int, cached: Int = 0, cacheWritten: Int = 0, thinking: Int = 0, output: Int) {
        self.prompt = max(0, prompt)
        self.cached = min(max(0, cached), self.prompt)
        self.cacheWritten = min(max(0, cacheWritten), self.prompt - self.cached)
        self.thinking = max(0, thinking)
        self.output = max(0, output)
    }

    package var total: Int { prompt + thinking + output }

    /// Whether a call can have used so much: a billion tokens are a thousand times the largest context. What a provider
    /// says beyond that is no count.
    package var isCredible: Bool { [prompt, thinking, output].allSatisfy { $0 <= 1_000_000_000 } }

    package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            prompt: left.prompt + right.prompt,
            cached: left.cached + right.cached,
            cacheWritten: left.cacheWritten + right.cacheWritten,
            thinking: left.thinking + right.thinking,
            output: left.output + right.output
        )
    }
}
