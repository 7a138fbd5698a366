import Synchronization

/// How many streams of one provider may be open at a time; the rest wait in the order in which they came.
package final class ConcurrencyLimit: Sendable {
    /// The right to one open stream, given back when it is let go.
    final class Slot: Sendable {
        private let limit: ConcurrencyLimit

        fileprivate init(_ limit: ConcurrencyLimit) {
            self.limit = limit
        }

        deinit { limit.release() }
    }

    private struct Waiter {
        let number: Int
        let turn: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var nextNumber = 0
        /// Ascending numbers: first come, first served.
        var queue: [Waiter] = []
    }

    private let state: Mutex<State>

    /// Allows `count` streams at a time; at least one.
    package init(_ count: Int) {
        self.state = Mutex(State(free: max(1, count)))
    }

    /// Waits for a slot.
    ///
    /// - Throws: `CancellationError` where the task is cancelled while it waits; it has then left the queue.
    func acquire() async throws -> Slot {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(Waiter(number: number, turn: $0)) }
        } onCancel: {
            leave(number)
        }
        let slot = Slot(self)
        try Task.checkCancellation()
        return slot
    }

    /// How many wait at this moment.
    var waiting: Int { state.withLock { $0.queue.count } }

    private func enter(_ waiter: Waiter) {
        let answer: Result<Void, any Error>? = state.withLock { state in
            // A task that is cancelled before this point has run its handler in vain; one that is cancelled later
            // finds itself in the queue.
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.free > 0 {
                state.free -= 1
                return .success(())
            }
            state.queue.append(waiter)
            return nil
        }
        if let answer { waiter.turn.resume(with: answer) }
    }

    private func leave(_ number: Int) {
        let waiter = state.withLock { state in
            state.queue.firstIndex { $0.number == number }.map { state.queue.remove(at: $0) }
        }
        waiter?.turn.resume(throwing: CancellationError())
    }

    private func release() {
        let next: Waiter? = state.withLock { state in
            if state.queue.isEmpty {
                state.free += 1
                return nil
            }
            return state.queue.removeFirst()
        }
        next?.turn.resume()
    }
}
