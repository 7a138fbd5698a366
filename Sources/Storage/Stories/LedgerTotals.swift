import FoundationEssentials
import StoryDomain

/// What all calls of a story used and cost together.
package struct LedgerTotals: Sendable, Hashable {
    package var usage: TokenUsage
    /// US dollars, summed exactly.
    package var cost: Decimal
    /// Calls in the books, open ones included.
    package var calls: Int

    /// Nothing used yet.
    package static let zero = LedgerTotals(usage: .zero, cost: 0, calls: 0)

    /// Takes the sums.
    package init(usage: TokenUsage, cost: Decimal, calls: Int) {
        self.usage = usage
        self.cost = cost
        self.calls = calls
    }
}
