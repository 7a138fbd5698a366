import FoundationEssentials
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
    private let input: Recorder
    private let output: Recorder
    private let cost: FloatingPointCounter
    private let duration: Timer
    private let firstText: Timer
    /// By error code; made when first needed, so that no empty series are shown.
    private let failures = Mutex<[String: Timer]>([:])

    /// Makes the metrics of `profile` in `factory`.
    init(_ profile: ModelProfile, factory: any MetricsFactory) {
        let dimensions = [("gen_ai.operation.name", "chat")] + profile.metricDimensions
        func tokens(_ type: String) -> Recorder {
            Recorder(
                label: "gen_ai.client.token.usage", dimensions: dimensions + [("gen_ai.token.type", type)],
                aggregate: true, factory: factory)
        }
        self.factory = factory
        self.dimensions = dimensions
        self.input = tokens("input")
        self.output = tokens("output")
        self.cost = FloatingPointCounter(
            label: "storywriter.provider.cost", dimensions: dimensions, factory: factory)
        self.duration = Timer(label: Self.durationLabel, dimensions: dimensions, factory: factory)
        self.firstText = Timer(
            label: "gen_ai.client.operation.time_to_first_chunk", dimensions: dimensions, factory: factory)
    }

    /// Counts one call.
    ///
    /// - Parameters:
    ///   - metering: its tokens, of which thinking counts as output, and its cost. A call that used nothing, such as
    ///     one that was refused at the door, is no call of 0 tokens.
    ///   - duration: from the question to the end of the answer.
    ///   - error: one of a small, fixed set of words; nil for a finished call.
    func record(_ metering: Metering, duration: Duration, error: String?) {
        let usage = metering.usage
        if usage.total > 0 {
            input.record(usage.prompt)
            output.record(usage.output + usage.thinking)
        }
        // For a graph a binary fraction will do; the exact sum is the ledger's.
        cost.increment(by: Double(metering.cost.description) ?? 0)
        timer(error).recordNanoseconds(Self.nanoseconds(of: duration))
    }

    /// Counts a call for which the provider counted more than it could come to.
    func recordOvercount() {
        Counter(label: "storywriter.provider.overcounts", dimensions: dimensions, factory: factory).increment()
    }

    /// Counts how long a call took to its first text.
    func recordFirstText(after duration: Duration) {
        firstText.recordNanoseconds(Self.nanoseconds(of: duration))
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
