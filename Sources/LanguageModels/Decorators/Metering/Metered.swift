import Metrics
import StoryDomain

/// Keeps the books of each call: names it before it is made, and says what it used and cost.
///
/// The stream begins with `callOpened`, before the provider is asked, so that a reader can store the call first.
/// It ends with a `finished` whose `Completion.metering` is filled in, or with `callFailed` and the error. A call
/// that is cancelled ends without either.
///
/// Metrics, by `gen_ai.operation.name`, `gen_ai.provider.name` and `gen_ai.request.model`, with the names of
/// OpenTelemetry's conventions for generative AI: recorder `gen_ai.client.token.usage` (dimension `gen_ai.token.type`:
/// `input`, or `output` with thinking), timer `gen_ai.client.operation.duration` (`error.type` on failures), timer
/// `gen_ai.client.operation.time_to_first_chunk`; and counter `storywriter.provider.cost` in US dollars,
/// and counter `storywriter.provider.overcounts`: calls for which the provider counted more than they could come to.
package struct Metered: LanguageModel {
    private let base: any LanguageModel
    private let clock: any Clock<Duration>
    private let metrics: ModelMetrics
    private let drawID: @Sendable () -> CallID

    /// Meters `base`.
    ///
    /// - Parameters:
    ///   - base: the provider.
    ///   - clock: what durations are measured by.
    ///   - factory: where the metrics go.
    ///   - drawID: names each call.
    package init(
        _ base: any LanguageModel, clock: any Clock<Duration> = ContinuousClock(),
        factory: any MetricsFactory = MetricsSystem.factory, drawID: @escaping @Sendable () -> CallID = CallID.random
    ) {
        self.base = base
        self.clock = clock
        self.metrics = ModelMetrics(base.profile, factory: factory)
        self.drawID = drawID
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        let profile = base.profile
        let call = ModelCall(
            id: drawID(), provider: profile.provider, model: profile.model, price: profile.price,
            most: profile.mostUsage(for: request))
        return ModelStream(
            pulling: MeteredCall(base: base, request: request, call: call, clock: clock, metrics: metrics)
        )
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
