import Metrics
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

        /// What the gauge shows: 0 closed, 1 probing, 2 open.
        var number: Int {
            switch self {
            case .closed: 0
            case .probing: 1
            case .open: 2
            }
        }
    }

    private let threshold: Int
    private let coolDown: Duration
    private let time: Stopwatch
    private let meter: Meter?
    private let state = Mutex(State.closed(failures: 0))
    private let reason = Mutex<String?>(nil)

    /// A closed breaker.
    ///
    /// - Parameters:
    ///   - threshold: failures in a row that open it; at least 1.
    ///   - coolDown: how long it stays open before a probe.
    ///   - clock: what the cool-down is measured by.
    ///   - meter: shows the state, see `meter(for:factory:)`; nil for a breaker that nobody watches.
    package init(
        threshold: Int = 5, coolDown: Duration = .seconds(30), clock: any Clock<Duration> = ContinuousClock(),
        meter: Meter? = nil
    ) {
        self.threshold = max(1, threshold)
        self.coolDown = coolDown
        self.time = Stopwatch(clock)
        self.meter = meter
        meter?.set(State.closed(failures: 0).number)
    }

    /// The gauge `storywriter.provider.breaker_state` of a model: 0 closed, 1 one call is let through to see, 2 open.
    package static func meter(
        for profile: ModelProfile, factory: any MetricsFactory = MetricsSystem.factory
    ) -> Meter {
        Meter(label: "storywriter.provider.breaker_state", dimensions: profile.metricDimensions, factory: factory)
    }

    /// The same of a model that draws.
    package static func meter(
        for profile: ImageProfile, factory: any MetricsFactory = MetricsSystem.factory
    ) -> Meter {
        Meter(label: "storywriter.provider.breaker_state", dimensions: profile.metricDimensions, factory: factory)
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
                change(&state, to: .probing)
                return .probe
            case .probing:
                return .refused(after: nil)
            }
        }
    }

    /// Why the provider could not be reached the last time, in our own words; nil where it failed otherwise. What a provider
    /// says of a call is for whoever made the call.
    var lastReason: String? { reason.withLock { $0 } }

    /// Says with what error a call ended.
    func report(_ error: ModelError, isProbe: Bool) {
        let outcome = Outcome(error)
        if outcome == .faulty { reason.withLock { $0 = error.code == .unreachable ? error.message : nil } }
        report(outcome, isProbe: isProbe)
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
                change(&state, to: .closed(failures: 0))
            case (.closed(let failures), .faulty):
                let isEnough = failures + 1 >= threshold
                change(&state, to: isEnough ? .open(until: now + coolDown) : .closed(failures: failures + 1))
            case (.probing, .answering) where isProbe:
                change(&state, to: .closed(failures: threshold - 1))
            case (.probing, .faulty) where isProbe:
                change(&state, to: .open(until: now + coolDown))
            case (.probing, .unknown) where isProbe:
                change(&state, to: .open(until: now))
            default:
                break
            }
        }
    }

    /// Shows the new state inside the lock, so that the gauge sees changes in their order.
    private func change(_ state: inout State, to new: State) {
        if state.number != new.number { meter?.set(new.number) }
        state = new
    }
}
