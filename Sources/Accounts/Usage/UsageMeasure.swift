/// One thing that a plan limits, in a period.
package struct UsageMeasure<Amount: AdditiveArithmetic & Comparable & Sendable & Hashable>: Sendable, Hashable {
    /// What calls that ended have used.
    package var used: Amount
    /// The worst case of the calls that are under way.
    package var held: Amount
    /// Nil where there is none.
    package var limit: Amount?

    /// Takes a measure's parts.
    package init(used: Amount, held: Amount, limit: Amount?) {
        self.used = used
        self.held = held
        self.limit = limit
    }

    /// What may still be asked for; nil without a limit. Never below zero, though a plan may have become smaller than
    /// what is used.
    package var remaining: Amount? {
        limit.map { max(.zero, $0 - used - held) }
    }
}
