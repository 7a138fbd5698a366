import Metrics
import Storage

/// What is counted of the cache. The room of the cache itself knows no metrics.
struct CacheMetrics: Sendable {
    private let requests: [AnswerDesk.Source: Counter]
    private let entries: Gauge
    private let bytes: Gauge

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
    }

    /// Notes where an answer came from.
    func note(_ source: AnswerDesk.Source) { requests[source]?.increment() }

    /// Shows how much is stored.
    func show(_ size: (entries: Int, bytes: Int)) {
        entries.record(size.entries)
        bytes.record(size.bytes)
    }
}
