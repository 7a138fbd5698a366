import Metrics

/// What is counted of runs. The labels hold kinds and states only, never a user or an id.
struct RunMetrics: Sendable {
    /// Counts the times that a worker let go of a run, by kind and the state that it left it in.
    static let finishedLabel = "storywriter_run_claims_total"
    /// How long a worker had a run, by kind.
    static let durationLabel = "storywriter_run_claim_duration_seconds"
    /// How long a run waited for a worker after it could have been claimed, by kind.
    static let waitLabel = "storywriter_run_wait_seconds"
    /// Counts runs that were taken over because their worker was not heard of any more, by kind.
    static let lostLabel = "storywriter_run_leases_lost_total"
    /// Runs in each state that is not terminal; `queued` is the depth of the queue.
    static let runsLabel = "storywriter_runs"

    private let factory: any MetricsFactory

    /// Takes where meters are made.
    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// Notes that a worker let go of a run.
    func note(_ run: Run, after duration: Duration) {
        Counter(
            label: Self.finishedLabel, dimensions: [("kind", run.kind), ("state", run.state.rawValue)],
            factory: factory
        ).increment()
        Timer(label: Self.durationLabel, dimensions: [("kind", run.kind)], factory: factory).record(duration: duration)
    }

    /// Notes that a worker got a run: how long the run had waited, or that another worker lost it.
    func note(_ lease: Lease) {
        let dimensions = [("kind", lease.run.kind)]
        if let waited = lease.waited {
            Timer(label: Self.waitLabel, dimensions: dimensions, factory: factory).record(duration: waited)
        } else {
            Counter(label: Self.lostLabel, dimensions: dimensions, factory: factory).increment()
        }
    }

    /// Shows how many runs are in which state.
    func show(_ counts: [RunState: Int]) {
        for state in RunState.allCases where !state.isTerminal {
            Gauge(label: Self.runsLabel, dimensions: [("state", state.rawValue)], factory: factory)
                .record(counts[state] ?? 0)
        }
    }
}
