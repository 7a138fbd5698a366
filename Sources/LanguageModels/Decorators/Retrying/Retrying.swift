import Metrics

/// Tries a failed call again, as long as no text of it has been seen.
///
/// Waits are exponential with full jitter: anything between nothing and the window, the window doubling with each
/// failure, so that many callers that failed together do not come back together. A wait that the provider asked for
/// is kept in full, the jitter on top of it. Errors that say `notNow` or `never` pass, as does everything after the
/// first text: the reader has the text and goes on from there with a new call.
package struct Retrying: LanguageModel {
    private let base: any LanguageModel
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let metrics: RetryMetrics

    /// Retries `base`.
    ///
    /// - Parameters:
    ///   - base: the model that may fail.
    ///   - policy: how often and how long.
    ///   - clock: what the waits are measured by.
    ///   - factory: where the counts of retries go.
    ///   - random: draws the jitter, from 0 up to and without 1.
    package init(
        _ base: any LanguageModel, policy: RetryPolicy, clock: any Clock<Duration> = ContinuousClock(),
        factory: any MetricsFactory = MetricsSystem.factory,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.base = base
        self.policy = policy
        self.clock = clock
        self.random = random
        self.metrics = RetryMetrics(base.profile, factory: factory)
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(
            pulling: RetryingCall(
                base: base, request: request, policy: policy, clock: clock, metrics: metrics, random: random)
        )
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
