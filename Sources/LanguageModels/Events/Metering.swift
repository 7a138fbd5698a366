import FoundationEssentials
import StoryDomain

/// What a call used and cost.
package struct Metering: Sendable, Hashable {
    package var usage: TokenUsage
    /// Whether `usage` is our estimate because the provider gave none.
    package var isEstimate: Bool
    /// US dollars, exact.
    package var cost: Decimal
    /// The price list of `cost`.
    package var priceVersion: String
    /// The model to book, where it is not the one that the call was opened as.
    package var model: String?

    /// Takes a metering's parts.
    package init(usage: TokenUsage, isEstimate: Bool, cost: Decimal, priceVersion: String, model: String? = nil) {
        self.usage = usage
        self.isEstimate = isEstimate
        self.cost = cost
        self.priceVersion = priceVersion
        self.model = model
    }

    /// A call that used nothing, such as one that was refused at the door.
    package static let nothing = Metering(usage: .zero, isEstimate: false, cost: 0, priceVersion: "")
}
