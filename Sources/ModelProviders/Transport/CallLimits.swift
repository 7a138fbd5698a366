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

    /// What the reader of an answer has seen.
    enum Sign: Sendable {
        /// The connection or the server is alive, and nothing of the answer came: a comment, progress, an opening.
        case life
        /// A piece of the answer.
        case piece
    }

    private struct State {
        var lastSign = Duration.zero
        var hasPiece = false
        /// Whether the call does not read at present, so that nothing can come.
        var isResting = false
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

    /// Says that something came. A sign of life begins the limit in force anew, a piece ends that of the first token.
    func mark(_ sign: Sign = .piece) {
        let now = elapsed()
        state.withLock {
            $0.lastSign = now
            if sign == .piece { $0.hasPiece = true }
        }
    }

    /// Says that nothing is read for now: silence is not the provider's. The whole call's limit goes on.
    func rest() { state.withLock { $0.isResting = true } }

    /// Says that reading goes on. The limit of silence begins anew.
    func goOn() {
        let now = elapsed()
        state.withLock {
            $0.isResting = false
            $0.lastSign = now
        }
    }

    /// Comes back when a limit has passed, which `passed` then names, or when the task is cancelled.
    ///
    /// - Parameter quiet: told, now and then, how long the call has run while no piece of the answer has come.
    func watch(quiet: (Duration) -> Void = { _ in }) async {
        var nextNote = Self.firstNote
        while true {
            let now = elapsed()
            if now >= nextNote, !state.withLock({ $0.hasPiece }) {
                quiet(now)
                nextNote = now + Self.noteInterval
            }
            let (limit, deadline) = nearest
            if deadline <= now {
                state.withLock { $0.passed = limit }
                return
            }
            do { try await sleep(min(deadline - now, longestNap)) } catch { return }
        }
    }

    /// Silence before it is told, and between two times.
    private static let firstNote = Duration.seconds(10)
    private static let noteInterval = Duration.seconds(10)

    /// A cancelled sleep keeps its memory until it would have ended, so calls that last a second must not leave sleeps of
    /// minutes behind. Nor may a nap outlast the shortest limit, which the next piece may put in force.
    private var longestNap: Duration { min(.seconds(2), timeouts.idle / 4, timeouts.firstToken) }

    /// The limit that passes next, and when, since the call's beginning.
    private var nearest: (limit: Limit, deadline: Duration) {
        let part: (limit: Limit, deadline: Duration) =
            state.withLock { state in
                let since = state.isResting ? elapsed() : state.lastSign
                return state.hasPiece ? (.idle, since + timeouts.idle) : (.firstToken, since + timeouts.firstToken)
            }
        return part.deadline < timeouts.total ? part : (.total, timeouts.total)
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
