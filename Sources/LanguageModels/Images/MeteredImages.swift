import Metrics

/// Measures drawings, and makes whatever goes wrong a `ModelError`.
///
/// Metrics, by `gen_ai.provider.name` and `gen_ai.request.model`, with operation `generate_content`: timer `gen_ai.client.operation.duration` (`error.type` on failures), counter `storywriter.provider.cost` in
/// US dollars.
package struct MeteredImages: ImageModel {
    private static let durationLabel = "gen_ai.client.operation.duration"

    private let base: any ImageModel
    private let clock: any Clock<Duration>
    private let factory: any MetricsFactory
    private let dimensions: [(String, String)]
    private let cost: FloatingPointCounter

    /// Measures `base`.
    ///
    /// - Parameters:
    ///   - base: the provider.
    ///   - clock: what durations are measured by.
    ///   - factory: where the metrics go.
    package init(
        _ base: any ImageModel, clock: any Clock<Duration> = ContinuousClock(),
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.base = base
        self.clock = clock
        self.factory = factory
        dimensions = [("gen_ai.operation.name", "generate_content")] + base.profile.metricDimensions
        cost = FloatingPointCounter(label: "storywriter.provider.cost", dimensions: dimensions, factory: factory)
    }

    package var profile: ImageProfile { base.profile }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let watch = Stopwatch(clock)
        do {
            let answer = try await base.picture(request)
            record(watch.elapsed, error: nil)
            // For a graph a binary fraction will do; the exact sum is the ledger's.
            cost.increment(by: Double(base.profile.price.description) ?? 0)
            return answer
        } catch {
            if error is CancellationError || Task.isCancelled {
                record(watch.elapsed, error: ModelMetrics.givenUp)
                throw CancellationError()
            }
            let told = ModelError(wrapping: error, provider: base.profile.provider)
            record(watch.elapsed, error: told.code.rawValue)
            throw told
        }
    }

    /// Drawings take seconds, so looking the metric up each time costs nothing.
    private func record(_ duration: Duration, error: String?) {
        let failure = error.map { [("error.type", $0)] } ?? []
        let (seconds, attoseconds) = duration.components
        Timer(label: Self.durationLabel, dimensions: dimensions + failure, factory: factory)
            .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
