import FoundationEssentials

/// What a user has used in a period, and what the plan allows.
package struct UsageReport: Sendable, Hashable {
    /// The plan that the limits are of.
    package var plan: String
    package var period: BillingPeriod
    package var calls: UsageMeasure<Int>
    package var tokens: UsageMeasure<Int>
    package var images: UsageMeasure<Int>
    /// US dollars.
    package var money: UsageMeasure<Decimal>

    /// When a new period begins.
    package var resetsAt: Date { period.end }
}
