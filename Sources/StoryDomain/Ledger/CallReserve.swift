import FoundationEssentials

/// The most that a call about to be made can use and cost; held back from the user's allowance until the call is
/// settled.
package struct CallReserve: Hashable, Sendable {
    package var call: CallID
    /// Prompt tokens by upper estimate, and the most output tokens that were allowed.
    package var usage: TokenUsage
    /// US dollars for `usage` and `images`, at most.
    package var cost: Decimal
    /// Pictures.
    package var images: Int
    /// Whether nobody knows what the call costs, so that `cost` bounds nothing.
    package var isPriceUnknown: Bool
    /// What a token costs, for whoever has to close the call by estimate; nil for pictures.
    package var price: TokenPrice?

    /// Takes a reserve's parts.
    package init(
        call: CallID, usage: TokenUsage, cost: Decimal, images: Int = 0, isPriceUnknown: Bool = false,
        price: TokenPrice? = nil
    ) {
        self.call = call
        self.usage = usage
        self.cost = cost
        self.images = images
        self.isPriceUnknown = isPriceUnknown
        self.price = price
    }
}
