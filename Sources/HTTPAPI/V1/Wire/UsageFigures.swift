import StoryDomain

/// Tokens by kind.
struct UsageFigures: WireSchema, Encodable {
    static let schemaName = "Tokens"
    static let schema = Schema.object(
        .required("prompt_tokens", .count, "Of the prompt, cached ones included."),
        .required("cached_tokens", .count, "Of the prompt, from the provider's cache."),
        .required("thinking_tokens", .count, "Thought and not shown."),
        .required("output_tokens", .count, "Of the answer.")
    )

    let promptTokens: Int
    let cachedTokens: Int
    let thinkingTokens: Int
    let outputTokens: Int

    /// Takes counts.
    init(_ usage: TokenUsage) {
        promptTokens = usage.prompt
        cachedTokens = usage.cached
        thinkingTokens = usage.thinking
        outputTokens = usage.output
    }
}
