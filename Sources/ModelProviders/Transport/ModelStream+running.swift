import LanguageModels

extension ModelStream {
    /// The stream of a call that runs in a task of its own.
    ///
    /// The stream ends with the first `finished`, at once, even while the call still tidies up. A reader that stops
    /// early, or whose task is cancelled, cancels the call. One that is slow holds the call up (`EventSink.room`).
    ///
    /// - Parameter call: Makes the call and puts its events into the sink; what it throws ends the stream.
    static func running(_ call: @escaping @Sendable (EventSink) async throws -> Void) -> ModelStream {
        let flow = EventFlow()
        let events = ModelStream { continuation in
            let sink = EventSink(flow: flow) { event in
                flow.noteIn(event)
                continuation.yield(event)
                if case .finished = event { continuation.finish() }
            }
            let task = Task {
                do {
                    try await call(sink)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { termination in
                flow.end()
                if case .cancelled = termination { task.cancel() }
            }
        }
        // All iterators of a stream share one place in it, and letting go of this closure lets go of the stream.
        return ModelStream(unfolding: {
            var place = events.makeAsyncIterator()
            guard let event = try await place.next() else { return nil }
            flow.noteOut(event)
            return event
        })
    }
}
