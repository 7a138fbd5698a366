import CoreMetrics
import Synchronization

/// A number that goes up and down; also the last value of a recorder that does not aggregate.
final class GaugeSeries: MeterHandler, RecorderHandler, PrometheusSeries {
    let name: String
    let labels: String
    /// The bits of a `Double`.
    private let value = Atomic<UInt64>(0)

    /// A gauge at zero.
    init(name: String, labels: String) {
        self.name = name
        self.labels = labels
    }

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) { self.value.store(value.bitPattern, ordering: .relaxed) }

    func increment(by amount: Double) { value.updateNumber { $0 + amount } }

    func decrement(by amount: Double) { value.updateNumber { $0 - amount } }

    func record(_ value: Int64) { set(Double(value)) }

    func record(_ value: Double) { set(value) }

    func write(to text: inout String) {
        writeSample(PrometheusText.number(Double(bitPattern: value.load(ordering: .relaxed))), to: &text)
    }
}
