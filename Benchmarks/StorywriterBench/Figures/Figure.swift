import Foundation

/// One measured number beside its goal.
struct Figure: Sendable {
    let name: String
    /// The number with its unit.
    let value: String
    /// The goal in words; empty where there is none.
    let goal: String
    /// Whether the goal is met; nil where there is none.
    let isMet: Bool?

    /// A figure without a goal, or one that could not be measured.
    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
        self.goal = ""
        self.isMet = nil
    }

    /// A figure that is to be at most `limit`.
    init(_ name: String, _ value: Double, atMost limit: Double, unit: Unit) {
        self.name = name
        self.value = unit.text(value)
        self.goal = "≤ " + unit.text(limit)
        self.isMet = value <= limit
    }

    /// A figure that is to be at least `limit`.
    init(_ name: String, _ value: Double, atLeast limit: Double, unit: Unit) {
        self.name = name
        self.value = unit.text(value)
        self.goal = "≥ " + unit.text(limit)
        self.isMet = value >= limit
    }

    /// What a number counts, and with how many decimals it is told.
    enum Unit: Sendable {
        case percent, seconds, milliseconds, megabytes, kilobytes, perSecond, times, count

        /// The number for people.
        func text(_ value: Double) -> String {
            switch self {
            case .percent: Figure.decimal(value * 100, places: 1) + " %"
            case .seconds: Figure.decimal(value, places: 2) + " s"
            case .milliseconds: Figure.decimal(value * 1_000, places: 1) + " ms"
            case .megabytes: Figure.decimal(value, places: 1) + " MB"
            case .kilobytes: Figure.decimal(value, places: 1) + " KB"
            case .perSecond: Figure.decimal(value, places: value < 100 ? 2 : 0) + " /s"
            case .count: Figure.decimal(value, places: 1)
            case .times: Figure.decimal(value, places: 2) + " ×"
            }
        }
    }

    /// A number with so many decimals.
    static func decimal(_ value: Double, places: Int) -> String {
        String(format: "%.\(places)f", value)
    }

    /// The head of the table.
    static let tableHead = "| figure | value | goal | |\n|---|---|---|---|"

    /// The figure as a line of the table.
    var row: String {
        let verdict = isMet.map { $0 ? "met" : "**missed**" } ?? ""
        return "| \(name) | \(value) | \(goal) | \(verdict) |"
    }
}
