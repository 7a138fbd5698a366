import Metrics
import Storage

/// What is counted of the cache. The room of the cache itself knows no metrics.
struct CacheMetrics: Sendable {
    private let requests: [AnswerDesk.Source: Counter]
    private let entries: Gauge
    private let bytes: Gauge
    private let faults: Counter

    /// Takes where meters are made.
    init(factory: any MetricsFactory = MetricsSystem.factory) {
        requests = Dictionary(
            uniqueKeysWithValues: AnswerDesk.Source.allCases.map { source in
                let name = source == .joined ? "coalesced" : source.rawValue
                let counter = Counter(
                    label: "storywriter.cache.requests", dimensions: [("result", name)], factory: factory)
                return (source, counter)
            })
        entries = Gauge(label: "storywriter.cache.entries", factory: factory)
        bytes = Gauge(label: "storywriter.cache.size", factory: factory)
        faults = Counter(label: "storywriter.cache.faults", factory: factory)
    }

    /// Notes where an answer came from.
    func note(_ source: AnswerDesk.Source) { requests[source]?.increment() }

    /// Notes a fault that cost a call, or a count, and not an answer.
    func noteFault() { faults.increment() }

    /// Shows how much is stored.
    func show(_ size: (entries: Int, bytes: Int)) {
        entries.record(size.entries)
        bytes.record(size.bytes)
    }
}
