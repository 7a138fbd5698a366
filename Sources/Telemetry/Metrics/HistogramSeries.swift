import CoreMetrics
import Synchronization

/// How often values fell below each bound; a timer's values are seconds.
final class HistogramSeries: RecorderHandler, TimerHandler, PrometheusSeries {
    private struct State {
        /// One for each bound, and one for what is above them all; not added up.
        var counts: [UInt64]
        var sum = 0.0
    }

    let name: String
    let labels: String
    private let bounds: [Double]
    private let state: Mutex<State>

    /// An empty histogram with these ascending bounds.
    init(name: String, labels: String, bounds: [Double]) {
        self.name = name
        self.labels = labels
        self.bounds = bounds
        self.state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        // The lists are short, and most values are small.
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[index] += 1
            state.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(max(0, duration)) / 1_000_000_000)
    }

    func write(to text: inout String) {
        let state = state.withLock { $0 }
        var below: UInt64 = 0
        for (bound, count) in zip(bounds, state.counts) {
            below += count
            writeSample(String(below), suffix: "_bucket", extra: "le=\"\(PrometheusText.number(bound))\"", to: &text)
        }
        let all = String(below + (state.counts.last ?? 0))
        writeSample(all, suffix: "_bucket", extra: "le=\"+Inf\"", to: &text)
        writeSample(PrometheusText.number(state.sum), suffix: "_sum", to: &text)
        writeSample(all, suffix: "_count", to: &text)
    }
}
