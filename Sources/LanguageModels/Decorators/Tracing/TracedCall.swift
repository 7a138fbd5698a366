import Tracing

/// One call of `Traced`: a span from the first question to the last event.
actor TracedCall: EventSource {
    private let base: any LanguageModel
    private let request: ModelRequest
    private let tracer: any Tracer
    private var span: (any Span)?
    private var begun: (upstream: Upstream, context: ServiceContext)?
    var isOver = false

    /// Takes the call's parts; nothing is asked yet.
    init(base: any LanguageModel, request: ModelRequest, tracer: any Tracer) {
        self.base = base
        self.request = request
        self.tracer = tracer
    }

    deinit {
        // A call that its reader gave up.
        if let span {
            span.attributes["error.type"] = ModelMetrics.givenUp
            span.end()
        }
    }

    func produce() async throws -> ModelEvent {
        let (current, context) = begun ?? begin()
        do {
            // Inside the span's context, so that spans of the provider's own become children of this one.
            let event = try await ServiceContext.$current.withValue(context) { try await current.next(isolation: self) }
            if case .finished(let completion) = event { end(completion) }
            return event
        } catch {
            end(error)
            throw error
        }
    }

    func close() {
        begun = nil
    }

    private func begin() -> (upstream: Upstream, context: ServiceContext) {
        let profile = base.profile
        let span = tracer.startAnySpan("chat \(profile.model)", ofKind: .client)
        span.attributes["gen_ai.operation.name"] = "chat"
        span.attributes["gen_ai.provider.name"] = profile.conventionalProvider
        span.attributes["gen_ai.request.model"] = profile.model
        span.attributes["gen_ai.request.stream"] = true
        span.attributes["storywriter.purpose"] = request.purpose.rawValue
        if let most = request.maxOutputTokens { span.attributes["gen_ai.request.max_tokens"] = most }
        self.span = span
        let context = span.context
        let call = (ServiceContext.$current.withValue(context) { Upstream(request, at: base) }, context)
        begun = call
        return call
    }

    private func end(_ completion: Completion) {
        guard let span else { return }
        span.attributes["gen_ai.response.finish_reasons"] = [completion.finish.description]
        if let served = completion.servedModel { span.attributes["gen_ai.response.model"] = served }
        if let usage = completion.usage {
            span.attributes["gen_ai.usage.input_tokens"] = usage.prompt
            span.attributes["gen_ai.usage.output_tokens"] = usage.output + usage.thinking
            if usage.cached > 0 { span.attributes["gen_ai.usage.cache_read.input_tokens"] = usage.cached }
            if usage.cacheWritten > 0 {
                span.attributes["gen_ai.usage.cache_creation.input_tokens"] = usage.cacheWritten
            }
            if usage.thinking > 0 { span.attributes["gen_ai.usage.reasoning.output_tokens"] = usage.thinking }
        }
        span.end()
        self.span = nil
    }

    private func end(_ error: any Error) {
        guard let span else { return }
        switch error {
        case is CancellationError:
            span.attributes["error.type"] = ModelMetrics.givenUp
        case let error as ModelError:
            fail(span, code: error.code.rawValue)
        default:
            fail(span, code: "other")
        }
        span.end()
        self.span = nil
    }

    private func fail(_ span: any Span, code: String) {
        span.attributes["error.type"] = code
        span.setStatus(SpanStatus(code: .error, message: code))
    }
}
