/// The numbers of all runs of a measurement, told by their medians.
struct Readings: Sendable {
    /// What a number is held against.
    enum Goal: Sendable {
        case none
        case atMost(Double)
        case atLeast(Double)
    }

    private struct Series: Sendable {
        let name: String
        let unit: Figure.Unit
        let goal: Goal
        var values: [Double]
    }

    private var series: [Series] = []

    /// Adds one run's number.
    mutating func add(_ name: String, _ value: Double, _ unit: Figure.Unit, _ goal: Goal = .none) {
        if let index = series.firstIndex(where: { $0.name == name }) {
            series[index].values.append(value)
        } else {
            series.append(Series(name: name, unit: unit, goal: goal, values: [value]))
        }
    }

    /// A row for each measure, in the order of their first numbers.
    var figures: [Figure] {
        series.map { series in
            let median = Self.median(series.values)
            switch series.goal {
            case .none: return Figure(series.name, series.unit.text(median))
            case .atMost(let limit): return Figure(series.name, median, atMost: limit, unit: series.unit)
            case .atLeast(let limit): return Figure(series.name, median, atLeast: limit, unit: series.unit)
            }
        }
    }

    /// The middle one, or the mean of the middle two; values are not empty.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
