import FoundationEssentials
import StoryDomain
import Storytelling

/// What an answer of a model cost.
struct Spending: Sendable, Encodable {
    /// Its fields, for the types that have them beside others.
    static let properties: [Schema.Property] = [
        .optional("cached", .flag, "Whether the answer to an earlier, equal question was given; it cost nothing."),
        .optional("cost", .dollars, "What it cost, in US dollars."),
        .optional("usage", .type(UsageFigures.self), "The tokens that it took."),
    ]

    let cached: Bool
    let cost: String
    let usage: UsageFigures

    /// Takes what a composition took.
    init(_ composed: Composed<some Sendable>) {
        self.init(isCached: composed.isCached, cost: composed.cost, usage: composed.usage)
    }

    /// Takes what was used.
    init(isCached: Bool, cost: Decimal, usage: TokenUsage) {
        cached = isCached
        self.cost = cost.description
        self.usage = UsageFigures(usage)
    }
}

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
