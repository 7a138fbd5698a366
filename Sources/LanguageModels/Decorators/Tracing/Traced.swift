import Tracing

/// Puts each call into a span `chat <model>`, with the attributes of OpenTelemetry's conventions for generative AI.
///
/// Spans hold counts, names and codes; never a prompt, an answer, an error's text or a key.
package struct Traced: LanguageModel {
    private let base: any LanguageModel
    private let tracer: (any Tracer)?

    /// Traces `base`.
    ///
    /// - Parameters:
    ///   - base: the provider.
    ///   - tracer: where the spans go; nil asks for the process's tracer at each call.
    package init(_ base: any LanguageModel, tracer: (any Tracer)? = nil) {
        self.base = base
        self.tracer = tracer
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(
            pulling: TracedCall(base: base, request: request, tracer: tracer ?? InstrumentationSystem.tracer)
        )
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
