import Synchronization

/// Watches one call against `ProviderTimeouts`.
///
/// The reader of the answer says `mark()` for each piece; that costs a clock reading and a lock, no task. `watch()`
/// runs beside it and comes back when a limit has passed.
final class CallLimits: Sendable {
    /// Which limit a call ran into.
    enum Limit: Sendable {
        case firstToken, idle, total
    }

    private struct State {
        var lastPiece: Duration?
        var passed: Limit?
    }

    private let timeouts: ProviderTimeouts
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())
    /// Begins to count.
    ///
    /// - Parameters:
    ///   - timeouts: The limits.
    ///   - clock: What measures and waits.
    init(_ timeouts: ProviderTimeouts, clock: any Clock<Duration>) {
        self.timeouts = timeouts
        self.elapsed = Self.stopwatch(clock)
        self.sleep = { try await clock.sleep(for: $0) }
    }

    /// The limit that has passed, if one has.
    var passed: Limit? { state.withLock { $0.passed } }

    /// Says that a piece of the answer came.
    func mark() {
        let now = elapsed()
        state.withLock { $0.lastPiece = now }
    }

    /// Comes back when a limit has passed, which `passed` then names, or when the task is cancelled.
    func watch() async {
        while true {
            let now = elapsed()
            let (limit, deadline) = nearest
            if deadline <= now {
                state.withLock { $0.passed = limit }
                return
            }
            do { try await sleep(min(deadline - now, longestNap)) } catch { return }
        }
    }

    /// A cancelled sleep keeps its memory until it would have ended, so calls that last a second must not leave sleeps of
    /// minutes behind. Nor may a nap outlast the shortest limit, which the next piece may put in force.
    private var longestNap: Duration { min(.seconds(2), timeouts.idle / 4, timeouts.firstToken) }

    /// The limit that passes next, and when, since the call's beginning.
    private var nearest: (limit: Limit, deadline: Duration) {
        let part: (limit: Limit, deadline: Duration) =
            state.withLock { $0.lastPiece }.map { (.idle, $0 + timeouts.idle) } ?? (.firstToken, timeouts.firstToken)
        return part.deadline < timeouts.total ? part : (.total, timeouts.total)
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
