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
