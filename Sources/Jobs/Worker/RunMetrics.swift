import Metrics

/// What is counted of runs. The labels hold kinds and states only, never a user or an id.
struct RunMetrics: Sendable {
    /// Counts the times that a worker let go of a run, by kind and the state that it left it in.
    static let finishedLabel = "storywriter_run_claims_total"
    /// How long a worker had a run, by kind.
    static let durationLabel = "storywriter_run_claim_duration_seconds"
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

    /// Shows how many runs are in which state.
    func show(_ counts: [RunState: Int]) {
        for state in RunState.allCases where !state.isTerminal {
            Gauge(label: Self.runsLabel, dimensions: [("state", state.rawValue)], factory: factory)
                .record(counts[state] ?? 0)
        }
    }
}
