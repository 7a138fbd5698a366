import FoundationEssentials

/// What a run may cost from now on, with what it has cost already.
package struct RunLimit: Sendable, Hashable {
    /// In US dollars; nil leaves it to the plan.
    package var cap: Decimal?

    /// Takes the cap.
    package init(cap: Decimal?) {
        self.cap = cap
    }
}
