/// Goes through several providers in the user's order until one writes.
///
/// - A failure before any text passes the request on to the next provider. Cancellation does not.
/// - A failure after text is thrown, since the reader holds the beginning, and the next call starts elsewhere.
/// - A provider that failed rests; see `ProviderRests`. One that only needs a pause is still asked when no other is
///   left; one that said when its quota comes back, or that does not know the key or the model, is not.
/// - A provider whose context cannot hold prompt and answer is passed over.
///
/// Who wrote is told by the calls' own `callOpened` events. Where all fail the error is `noProviderLeft` with each
/// provider's sentence; a relay of one throws that provider's own error.
package struct Relayed: LanguageModel {
    private let models: [any LanguageModel]
    private let first: any LanguageModel
    private let rests: ProviderRests

    /// Relays between `models`, the preferred one first.
    ///
    /// - Parameters:
    ///   - models: one stack per provider.
    ///   - clock: what rests are measured by.
    /// - Throws: `ModelError` with code `noProviderLeft` where `models` is empty.
    package init(
        _ models: [any LanguageModel], clock: any Clock<Duration> = ContinuousClock()
    ) throws(ModelError) {
        guard let first = models.first else { throw .noProvider(of: []) }
        self.models = models
        self.first = first
        self.rests = ProviderRests(count: models.count, clock: clock)
    }

    /// The profile of the model that the next call would begin with.
    package var profile: ModelProfile { current.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(pulling: RelayedCall(models: models, request: request, rests: rests))
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        let model = current
        return try await model.countTokens(request.adapted(to: model.profile))
    }

    private var current: any LanguageModel {
        rests.order().willing.first.map { models[$0] } ?? first
    }
}
