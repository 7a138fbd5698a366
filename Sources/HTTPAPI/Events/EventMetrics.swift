import Metrics

/// What is counted of event streams: how many are open, and the events and bytes that went out in them.
struct EventMetrics: Sendable {
    private let readers: Gauge
    private let events: Counter
    private let bytes: Counter
    private let slowReaders: Counter
    private let faults: Counter

    /// Takes where meters are made.
    init(factory: any MetricsFactory) {
        readers = Gauge(label: "storywriter.event_streams.open", factory: factory)
        events = Counter(label: "storywriter.event_streams.events", factory: factory)
        bytes = Counter(label: "storywriter.event_streams.sent", factory: factory)
        slowReaders = Counter(label: "storywriter.event_streams.slow_readers", factory: factory)
        faults = Counter(label: "storywriter.event_streams.faults", factory: factory)
    }

    /// Shows how many streams are open.
    func show(readers count: Int) { readers.record(count) }

    /// Notes a reader that was let go since it took nothing.
    func noteSlowReader() { slowReaders.increment() }

    /// Notes a stream that a fault of the server's ended.
    func noteFault() { faults.increment() }

    /// Notes an event that was handed to the connection.
    func note(bytes count: Int) {
        events.increment()
        bytes.increment(by: count)
    }
}
