import Synchronization

/// Tasks that wait for the same thing, each of which may be cancelled while it waits.
///
/// The building block of `Signal`, `Gate` and `Mailbox`: it owns the state that they wait on, so that "is it there?" and
/// "then I wait" are one step.
final class Waiters<State: Sendable, Value: Sendable>: Sendable {
    private struct Waiting {
        let id: Int
        let continuation: CheckedContinuation<Value, any Error>
    }

    private struct Contents {
        var state: State
        var nextID = 0
        var waiting: [Waiting] = []
        var cancelled: Set<Int> = []
    }

    private let contents: Mutex<Contents>
    /// Takes a waiter's value out of the state; nil while it has to wait.
    private let take: @Sendable (inout State) -> Value?

    /// Takes the first state and the way to serve one waiter from it.
    init(_ state: State, take: @escaping @Sendable (inout State) -> Value?) {
        contents = Mutex(Contents(state: state))
        self.take = take
    }

    /// How many wait right now.
    var count: Int { contents.withLock { $0.waiting.count } }

    /// A copy of the state.
    var state: State { contents.withLock { $0.state } }

    /// Changes the state, then serves all who can be served, first come first served.
    func change(_ body: @Sendable (inout State) -> Void) {
        let served: [(Waiting, Value)] = contents.withLock { contents in
            body(&contents.state)
            var served: [(Waiting, Value)] = []
            while let first = contents.waiting.first, let value = take(&contents.state) {
                contents.waiting.removeFirst()
                served.append((first, value))
            }
            return served
        }
        for (waiter, value) in served {
            waiter.continuation.resume(returning: value)
        }
    }

    /// Waits for a value.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func wait() async throws -> Value {
        let id = contents.withLock { contents in
            contents.nextID += 1
            return contents.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(Waiting(id: id, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func enter(_ waiter: Waiting) {
        let result: Result<Value, any Error>? = contents.withLock { contents in
            if contents.cancelled.remove(waiter.id) != nil { return .failure(CancellationError()) }
            if contents.waiting.isEmpty, let value = take(&contents.state) { return .success(value) }
            contents.waiting.append(waiter)
            return nil
        }
        if let result { waiter.continuation.resume(with: result) }
    }

    private func cancel(_ id: Int) {
        let waiter: Waiting? = contents.withLock { contents in
            guard let index = contents.waiting.firstIndex(where: { $0.id == id }) else {
                contents.cancelled.insert(id)
                return nil
            }
            return contents.waiting.remove(at: index)
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }
}
