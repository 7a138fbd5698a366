import Synchronization

/// Lets identical questions that are asked at the same time in this process share one call.
///
/// The first asker's call is made in a task of its own. Whoever asks for the same key until it ends waits for it too.
/// A waiter that is cancelled goes, and the call goes on for the others; with the last of them it is cancelled. A
/// failure reaches all who wait, and the next asker makes a new call.
package final class InFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// A value, and whether somebody else's call made it.
    package struct Shared: Sendable {
        package let value: Value
        package let isJoined: Bool
    }

    private typealias Turn = CheckedContinuation<Value, any Error>

    private struct Call {
        let number: Int
        let task: Task<Void, Never>
        var waiters: [Int: Turn] = [:]
    }

    private struct State {
        var next = 0
        var calls: [Key: Call] = [:]
        /// Waiters that were cancelled before they had begun to wait.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Nothing under way.
    package init() {}

    /// How many wait for the call of this key right now.
    package func waiterCount(for key: Key) -> Int { state.withLock { $0.calls[key]?.waiters.count ?? 0 } }

    /// The value of the call that is under way for `key`, or of `make`, which then is the call.
    ///
    /// - Throws: what the call throws; `CancellationError` where this task is cancelled while it waits.
    package func value(
        for key: Key, make: @escaping @Sendable () async throws -> Value
    ) async throws -> Shared {
        let waiter = state.withLock { state in
            state.next += 1
            return state.next
        }
        // A cancellation that comes when the value is already there leaves its mark in vain.
        defer { state.withLock { _ = $0.cancelled.remove(waiter) } }
        let isJoined = Mutex(false)
        let value = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                let joined = enter(waiter, turn, for: key, make: make)
                isJoined.withLock { $0 = joined }
            }
        } onCancel: {
            leave(waiter, key)
        }
        return Shared(value: value, isJoined: isJoined.withLock { $0 })
    }

    /// Waits for the key's call, or begins it.
    ///
    /// - Returns: whether there was one.
    private func enter(
        _ waiter: Int, _ turn: Turn, for key: Key, make: @escaping @Sendable () async throws -> Value
    ) -> Bool {
        let joined: Bool? = state.withLock { state in
            if state.cancelled.remove(waiter) != nil { return nil }
            if state.calls[key] != nil {
                state.calls[key]?.waiters[waiter] = turn
                return true
            }
            state.next += 1
            let number = state.next
            let task = Task {
                do {
                    finish(number, key, .success(try await make()))
                } catch {
                    finish(number, key, .failure(error))
                }
            }
            state.calls[key] = Call(number: number, task: task, waiters: [waiter: turn])
            return false
        }
        if joined == nil { turn.resume(throwing: CancellationError()) }
        return joined ?? false
    }

    /// A waiter was cancelled; the last one takes the call with it.
    private func leave(_ waiter: Int, _ key: Key) {
        let (turn, abandoned): (Turn?, Task<Void, Never>?) = state.withLock { state in
            guard let turn = state.calls[key]?.waiters.removeValue(forKey: waiter) else {
                state.cancelled.insert(waiter)
                return (nil, nil)
            }
            guard let call = state.calls[key], call.waiters.isEmpty else { return (turn, nil) }
            state.calls[key] = nil
            return (turn, call.task)
        }
        abandoned?.cancel()
        turn?.resume(throwing: CancellationError())
    }

    private func finish(_ number: Int, _ key: Key, _ result: Result<Value, any Error>) {
        let waiting: [Turn] = state.withLock { state in
            guard let call = state.calls[key], call.number == number else { return [] }
            state.calls[key] = nil
            return Array(call.waiters.values)
        }
        for turn in waiting { turn.resume(with: result) }
    }
}
