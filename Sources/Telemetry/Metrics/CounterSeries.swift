import CoreMetrics
import Synchronization

/// A counter of whole things, of fractions, or of both.
final class CounterSeries: CounterHandler, FloatingPointCounterHandler, PrometheusSeries {
    let name: String
    let labels: String
    /// Says that a zero tells nothing: a count of errors of one type, made before there was one.
    private let isShownAtZero: Bool
    private let whole = Atomic<Int64>(0)
    /// The bits of a `Double`.
    private let fraction = Atomic<UInt64>(0)

    /// A counter at zero.
    init(name: String, labels: String) {
        self.name = name
        self.labels = labels
        self.isShownAtZero = !labels.contains("error_type=\"")
    }

    /// Counts; stays at the largest number where it would pass it. A counter never goes down.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        let sum = whole.wrappingAdd(amount, ordering: .relaxed).newValue
        if sum < 0 { whole.store(.max, ordering: .relaxed) }
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fraction.updateNumber { $0 + amount }
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fraction.store(0, ordering: .relaxed)
    }

    func write(to text: inout String) {
        let things = whole.load(ordering: .relaxed)
        let parts = Double(bitPattern: fraction.load(ordering: .relaxed))
        if things == 0, parts == 0, !isShownAtZero { return }
        writeSample(parts == 0 ? String(things) : PrometheusText.number(Double(things) + parts), to: &text)
    }
}
