import LanguageModels

/// Where a call puts its events, and where it waits while its reader is behind.
struct EventSink: Sendable {
    private let put: @Sendable (ModelEvent) -> Void
    private let flow: EventFlow

    /// Takes where the events go.
    ///
    /// - Parameters:
    ///   - flow: knows how far the reader is behind.
    ///   - put: receives the events.
    init(flow: EventFlow, put: @escaping @Sendable (ModelEvent) -> Void) {
        self.flow = flow
        self.put = put
    }

    /// Puts an event in; never waits.
    func callAsFunction(_ event: ModelEvent) { put(event) }

    /// The same, with somebody who hears of each event before.
    func heard(by hear: @escaping @Sendable (ModelEvent) -> Void) -> EventSink {
        let put = put
        return EventSink(flow: flow) { event in
            hear(event)
            put(event)
        }
    }

    /// The same, with each event changed before it is put in; nil leaves it out.
    func mapped(_ change: @escaping @Sendable (ModelEvent) -> ModelEvent?) -> EventSink {
        let put = put
        return EventSink(flow: flow) { event in
            if let changed = change(event) { put(changed) }
        }
    }

    /// Whether the reader is so far behind that nothing more should be read from the provider before `room()` is back.
    var isFull: Bool { flow.isFull }

    /// Comes back when there is room for more, or at once where the call's task is cancelled.
    func room() async { await flow.room() }
}
