import Metrics
import StoryDomain
import Synchronization

/// The metrics of one provider's model. Made once: looking metrics up for each call would cost more than counting.
final class ModelMetrics: Sendable {
    /// The `error.type` of a call that its reader gave up.
    static let givenUp = "given_up"

    private static let durationLabel = "gen_ai.client.operation.duration"

    private let factory: any MetricsFactory
    private let dimensions: [(String, String)]
    private let input: Counter
    private let output: Counter
    private let duration: Timer
    /// By error code; made when first needed, so that no empty series are shown.
    private let failures = Mutex<[String: Timer]>([:])

    /// Makes the metrics of `profile` in `factory`.
    init(_ profile: ModelProfile, factory: any MetricsFactory) {
        let dimensions = [("gen_ai.provider.name", profile.provider), ("gen_ai.request.model", profile.model)]
        func tokens(_ type: String) -> Counter {
            Counter(
                label: "gen_ai.client.token.usage", dimensions: dimensions + [("gen_ai.token.type", type)],
                factory: factory)
        }
        self.factory = factory
        self.dimensions = dimensions
        self.input = tokens("input")
        self.output = tokens("output")
        self.duration = Timer(label: Self.durationLabel, dimensions: dimensions, factory: factory)
    }

    /// Counts one call.
    ///
    /// - Parameters:
    ///   - usage: its tokens, of which thinking counts as output.
    ///   - duration: from the question to the end of the answer.
    ///   - error: one of a small, fixed set of words; nil for a finished call.
    func record(_ usage: TokenUsage, duration: Duration, error: String?) {
        input.increment(by: usage.prompt)
        output.increment(by: usage.output + usage.thinking)
        timer(error).recordNanoseconds(Self.nanoseconds(of: duration))
    }

    private func timer(_ error: String?) -> Timer {
        guard let error else { return duration }
        return failures.withLock { timers in
            if let timer = timers[error] { return timer }
            let timer = Timer(
                label: Self.durationLabel, dimensions: dimensions + [("error.type", error)], factory: factory)
            timers[error] = timer
            return timer
        }
    }

    /// Saturates after 292 years.
    private static func nanoseconds(of duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole &+ attoseconds / 1_000_000_000
    }
}
