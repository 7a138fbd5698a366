import Synchronization

/// A clock whose hands a test moves, so that waits are tested without waiting.
///
/// Sleepers wake in the order of their deadlines, and of their arrival where deadlines are equal.
package final class ManualClock: Clock, Sendable {
    /// A point on the clock, as the time since it was made.
    package struct Instant: InstantProtocol {
        package var offset: Duration

        /// Takes the time since the clock was made.
        package init(offset: Duration) {
            self.offset = offset
        }

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        package func duration(to other: Instant) -> Duration { other.offset - offset }

        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    /// Who moves the hands.
    package enum Mode: Sendable {
        /// Only `advance`.
        case manual
        /// Each sleep moves the hands to its deadline and returns at once. For code that only pauses; a time limit
        /// that races with work would always win.
        case instant
    }

    private struct Sleeper {
        let id: Int
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextID = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []
        var cancelled: Set<Int> = []
        var sleeps: [Duration] = []
    }

    private let mode: Mode
    private let state = Mutex(State())

    /// Starts at zero.
    package init(_ mode: Mode = .manual) {
        self.mode = mode
    }

    package var now: Instant { state.withLock { $0.now } }

    package var minimumResolution: Duration { .nanoseconds(1) }

    /// How long each sleep so far was asked to last, in order of arrival.
    package var sleeps: [Duration] { state.withLock { $0.sleeps } }

    /// How many sleep right now.
    package var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Sleeps until the hands reach `deadline`.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before that.
    package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.nextID += 1
            state.sleeps.append(state.now.duration(to: deadline))
            if mode == .instant { state.now = max(state.now, deadline) }
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                fallAsleep(Sleeper(id: id, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Moves the hands forward and wakes everybody whose deadline they pass.
    package func advance(by duration: Duration) {
        advance(to: now.advanced(by: duration))
    }

    /// Moves the hands forward to `instant` (never back) and wakes everybody whose deadline they pass.
    package func advance(to instant: Instant) {
        let due = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due.sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
        }
        for sleeper in due {
            sleeper.continuation.resume()
        }
    }

    /// Waits until somebody sleeps, then moves the hands to the nearest deadline.
    ///
    /// - Returns: how far the hands moved.
    @discardableResult
    package func advanceToNextSleeper() async -> Duration {
        await waitForSleepers(count: 1)
        let (now, deadline) = state.withLock { state in
            (state.now, state.sleepers.map(\.deadline).min() ?? state.now)
        }
        advance(to: deadline)
        return now.duration(to: max(now, deadline))
    }

    /// Waits until at least `count` sleep at the same time.
    package func waitForSleepers(count: Int) async {
        await withCheckedContinuation { continuation in
            let enough = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append(Watcher(count: count, continuation: continuation))
                return false
            }
            if enough { continuation.resume() }
        }
    }

    private func fallAsleep(_ sleeper: Sleeper) {
        enum Outcome { case asleep([Watcher]), due, cancelled }
        let outcome: Outcome = state.withLock { state in
            if state.cancelled.remove(sleeper.id) != nil { return .cancelled }
            if sleeper.deadline <= state.now { return .due }
            state.sleepers.append(sleeper)
            let count = state.sleepers.count
            let satisfied = state.watchers.filter { $0.count <= count }
            state.watchers.removeAll { $0.count <= count }
            return .asleep(satisfied)
        }
        switch outcome {
        case .asleep(let watchers): for watcher in watchers { watcher.continuation.resume() }
        case .due: sleeper.continuation.resume()
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper: Sleeper? = state.withLock { state in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
