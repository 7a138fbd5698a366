import Tracing

/// Puts each drawing into a span `generate_content <model>`, as `Traced` does with calls for text.
///
/// Spans hold names and codes; never what was to be drawn, an error's text or a key.
package struct TracedImages: ImageModel {
    private let base: any ImageModel
    private let tracer: (any Tracer)?

    /// Traces `base`.
    ///
    /// - Parameters:
    ///   - base: the provider.
    ///   - tracer: where the spans go; nil asks for the process's tracer at each drawing.
    package init(_ base: any ImageModel, tracer: (any Tracer)? = nil) {
        self.base = base
        self.tracer = tracer
    }

    package var profile: ImageProfile { base.profile }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let span = (tracer ?? InstrumentationSystem.tracer)
            .startAnySpan("generate_content \(profile.model)", ofKind: .client)
        defer { span.end() }
        span.attributes["gen_ai.operation.name"] = "generate_content"
        span.attributes["gen_ai.provider.name"] = profile.conventionalProvider
        span.attributes["gen_ai.request.model"] = profile.model
        span.attributes["gen_ai.output.type"] = "image"
        do {
            let answer = try await ServiceContext.$current.withValue(span.context) { try await base.picture(request) }
            if let served = answer.servedModel { span.attributes["gen_ai.response.model"] = served }
            return answer
        } catch {
            guard !(error is CancellationError), !Task.isCancelled else {
                span.attributes["error.type"] = ModelMetrics.givenUp
                throw error
            }
            let code = (error as? ModelError)?.code.rawValue ?? "other"
            span.attributes["error.type"] = code
            span.setStatus(SpanStatus(code: .error, message: code))
            throw error
        }
    }
}
