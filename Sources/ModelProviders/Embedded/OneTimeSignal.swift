import Synchronization

/// Something that happens once, and that any number of tasks can wait for; waiting ends with a task's cancellation.
final class OneTimeSignal<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var nextTicket = 0
        var waiting: [Int: CheckedContinuation<Value, any Error>] = [:]
    }

    private let state = Mutex(State())

    /// Says that it happened; only the first time counts.
    func send(_ value: Value) {
        let waiting = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
            guard state.value == nil else { return [] }
            state.value = value
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume(returning: value) }
    }

    /// Waits until it has happened.
    ///
    /// - Throws: `CancellationError`.
    func wait() async throws -> Value {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
                let answer: Result<Value, any Error>? = state.withLock { state in
                    if let value = state.value { return .success(value) }
                    // Looked at under the lock, so that a cancellation is either seen here or finds us waiting.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiting[ticket] = continuation
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(throwing: CancellationError())
        }
    }
}
