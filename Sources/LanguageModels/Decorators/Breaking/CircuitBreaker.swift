import Synchronization

/// Keeps calls away from a provider that fails again and again, and lets one through now and then to see whether it
/// has come back.
package final class CircuitBreaker: Sendable {
    /// Whether a call may be made.
    enum Admission: Sendable, Equatable {
        /// Like any other.
        case admitted
        /// As the one call that finds out whether the provider has come back.
        case probe
        /// Not now. `after` is when a probe will be let through; nil where one is under way.
        case refused(after: Duration?)
    }

    /// How a call went, as far as the provider's health goes.
    enum Outcome: Sendable, Equatable {
        /// The provider writes, but has not finished.
        case answering
        /// The provider did its part.
        case healthy
        /// The provider failed.
        case faulty
        /// The call says nothing: it was given up, or sent away for being one too many.
        case unknown
    }

    private enum State {
        case closed(failures: Int)
        /// Until that time since the breaker was made.
        case open(until: Duration)
        case probing
    }

    private let threshold: Int
    private let coolDown: Duration
    private let time: Stopwatch
    private let state = Mutex(State.closed(failures: 0))

    /// A closed breaker.
    ///
    /// - Parameters:
    ///   - threshold: failures in a row that open it; at least 1.
    ///   - coolDown: how long it stays open before a probe.
    ///   - clock: what the cool-down is measured by.
    package init(
        threshold: Int = 5, coolDown: Duration = .seconds(30), clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.threshold = max(1, threshold)
        self.coolDown = coolDown
        self.time = Stopwatch(clock)
    }

    /// Asks for a call. Each `admitted` or `probe` must be followed by a `report` that ends it.
    func admit() -> Admission {
        let now = time.elapsed
        return state.withLock { state in
            switch state {
            case .closed:
                return .admitted
            case .open(let until) where now < until:
                return .refused(after: until - now)
            case .open:
                state = .probing
                return .probe
            case .probing:
                return .refused(after: nil)
            }
        }
    }

    /// Says how a call went.
    ///
    /// A probe that begins to answer closes the breaker for the others at once, since its answer may take minutes;
    /// until a call has finished, one more failure opens it again.
    func report(_ outcome: Outcome, isProbe: Bool) {
        let now = time.elapsed
        state.withLock { state in
            switch (state, outcome) {
            case (_, .healthy):
                state = .closed(failures: 0)
            case (.closed(let failures), .faulty):
                state = failures + 1 < threshold ? .closed(failures: failures + 1) : .open(until: now + coolDown)
            case (.probing, .answering) where isProbe:
                state = .closed(failures: threshold - 1)
            case (.probing, .faulty) where isProbe:
                state = .open(until: now + coolDown)
            case (.probing, .unknown) where isProbe:
                state = .open(until: now)
            default:
                break
            }
        }
    }
}
