import Synchronization

/// Spans on their way out: bounded, so that a collector that is away costs spans and not memory.
package final class SpanQueue: Sendable {
    private struct State {
        var spans: [FinishedSpan] = []
        var dropped = 0
    }

    /// Says that it is worth looking: a batch has gathered, or somebody asked. One reader.
    let nudges: AsyncStream<Void>
    private let nudging: AsyncStream<Void>.Continuation
    private let capacity: Int
    private let batch: Int
    private let state = Mutex(State())

    /// An empty queue.
    ///
    /// - Parameters:
    ///   - capacity: the most spans that wait; further ones are dropped and counted.
    ///   - batch: how many spans go into one request at most.
    package init(capacity: Int = 4_096, batch: Int = 512) {
        self.capacity = max(1, capacity)
        self.batch = max(1, min(batch, capacity))
        (nudges, nudging) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Wakes the reader.
    func nudge() { nudging.yield() }

    /// Puts a span at the end, if there is room.
    func append(_ span: FinishedSpan) {
        let isBatch = state.withLock { state in
            guard state.spans.count < capacity else {
                state.dropped += 1
                return false
            }
            state.spans.append(span)
            return state.spans.count == batch
        }
        if isBatch { nudge() }
    }

    /// Takes the oldest spans, a batch at most.
    func take() -> [FinishedSpan] {
        state.withLock { state in
            let taken = Array(state.spans.prefix(batch))
            state.spans.removeFirst(taken.count)
            return taken
        }
    }

    /// Puts spans back to the front, as far as there is room; the newest of them are dropped first.
    func putBack(_ spans: [FinishedSpan]) {
        state.withLock { state in
            let room = max(0, capacity - state.spans.count)
            state.dropped += max(0, spans.count - room)
            state.spans.insert(contentsOf: spans.prefix(room), at: 0)
        }
    }

    /// How many were dropped since this was last asked.
    func takeDropped() -> Int {
        state.withLock { state in
            defer { state.dropped = 0 }
            return state.dropped
        }
    }
}
