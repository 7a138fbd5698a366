/// One thing that a finished story must keep, what it has, and whether that is enough.
package struct HealthGate: Hashable, Sendable, Codable {
    /// What is looked at.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case length, duplicates, repetition, echo, language, ending
    }

    /// Which side of the limit is the good one.
    package enum Bound: String, Sendable, Codable {
        case atLeast = "at_least"
        case atMost = "at_most"
    }

    package var kind: Kind
    package var value: Double
    package var limit: Double
    package var bound: Bound

    /// Takes a gate's parts.
    package init(kind: Kind, value: Double, limit: Double, bound: Bound) {
        self.kind = kind
        self.value = value
        self.limit = limit
        self.bound = bound
    }

    /// Whether the value keeps the limit; the limit itself does.
    package var passed: Bool { bound == .atLeast ? value >= limit : value <= limit }
}
