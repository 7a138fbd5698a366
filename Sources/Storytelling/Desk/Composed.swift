import FoundationEssentials
import StoryDomain

/// What was made without a stored story, and what it cost.
package struct Composed<Value: Sendable>: Sendable {
    package var value: Value
    /// Whether it was made for an earlier, equal question; it then costs nothing.
    package var isCached: Bool
    package var usage: TokenUsage
    /// US dollars.
    package var cost: Decimal

    /// Takes a composition's parts.
    package init(value: Value, isCached: Bool, usage: TokenUsage, cost: Decimal) {
        self.value = value
        self.isCached = isCached
        self.usage = usage
        self.cost = cost
    }
}
