import StoryDomain

/// Tokens by kind.
struct UsageFigures: WireSchema, Encodable {
    static let schemaName = "Tokens"
    static let schema = Schema.object(
        .required("prompt_tokens", .count, "Of the prompt, cached ones included."),
        .required("cached_tokens", .count, "Of the prompt, from the provider's cache."),
        .required("cache_write_tokens", .count, "Of the prompt, written to the provider's cache."),
        .required("thinking_tokens", .count, "Thought and not shown."),
        .required("output_tokens", .count, "Of the answer.")
    )

    let promptTokens: Int
    let cachedTokens: Int
    let cacheWriteTokens: Int
    let thinkingTokens: Int
    let outputTokens: Int

    /// Takes counts.
    init(_ usage: TokenUsage) {
        promptTokens = usage.prompt
        cachedTokens = usage.cached
        cacheWriteTokens = usage.cacheWritten
        thinkingTokens = usage.thinking
        outputTokens = usage.output
    }
}
