import StoryDomain

/// One call of `Relayed`: a call to one provider after the other until one begins to write.
actor RelayedCall: EventSource {
    private struct Running {
        var index: Int
        var upstream: Upstream
    }

    private let models: [any LanguageModel]
    private let request: ModelRequest
    private let rests: ProviderRests
    /// Who is still to be asked, in order; nil before the first question.
    private var queue: [Int]?
    private var failures: [Int: ModelError] = [:]
    private var running: Running?
    private var hasText = false
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(models: [any LanguageModel], request: ModelRequest, rests: ProviderRests) {
        self.models = models
        self.request = request
        self.rests = rests
    }

    func produce() async throws -> ModelEvent {
        while true {
            let current: Running
            if let running { current = running } else { current = try await begin() }
            do {
                let event = try await current.upstream.next()
                if event.isText { hasText = true }
                if event.endsCall { rests.clear(current.index) }
                return event
            } catch let error as ModelError {
                rests.note(error, of: current.index, hasText: hasText)
                if hasText { throw error }
                failures[current.index] = error
                running = nil
            }
        }
    }

    func close() {
        running = nil
    }

    /// Starts the next provider that can hold the request.
    ///
    /// - Throws: `ModelError` where none is left.
    private func begin() async throws -> Running {
        var left = queue ?? order()
        while let index = left.first {
            left.removeFirst()
            queue = left
            let model = models[index]
            let adapted = request.adapted(to: model.profile)
            if models.count > 1, let overflow = await overflow(adapted, at: model) {
                failures[index] = overflow
                continue
            }
            let begun = Running(index: index, upstream: Upstream(adapted, at: model))
            running = begun
            return begun
        }
        throw ModelError.noProvider(of: failures.sorted { $0.key < $1.key }.map(\.value))
    }

    private func order() -> [Int] {
        let order = rests.order()
        failures = order.refused
        return order.willing
    }

    /// An error where `request` does not fit the context of `model`; the model's own tokenizer has the last word, since
    /// the estimate is on the high side.
    private func overflow(_ request: ModelRequest, at model: any LanguageModel) async -> ModelError? {
        let profile = model.profile
        let room = profile.contextTokens - (request.maxOutputTokens ?? 0)
        let estimate = TokenEstimate.tokens(in: request.messages)
        if estimate <= room { return nil }
        // A server that cannot count leaves the estimate.
        let counted = try? await model.countTokens(request)
        let prompt = counted.flatMap { $0 } ?? estimate
        if prompt <= room { return nil }
        return ModelError(
            code: .contextOverflow, disposition: .never, provider: profile.provider,
            message:
                "The prompt of about \(prompt) tokens and its answer do not fit the \(profile.contextTokens) tokens "
                + "of \(profile.model): use a model with a larger context."
        )
    }
}
