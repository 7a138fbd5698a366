/// Refuses calls to a provider while its breaker is open.
///
/// The refusal is a `ModelError` with code `breakerOpen` and disposition `retry(after:)` the rest of the cool-down:
/// a relay passes on at once, and `Retrying` waits for it only where its policy says that there is nobody else.
package struct Breaking: LanguageModel {
    private let base: any LanguageModel
    private let breaker: CircuitBreaker

    /// Puts `breaker` before `base`; models that share a breaker fail and recover together.
    package init(_ base: any LanguageModel, breaker: CircuitBreaker) {
        self.base = base
        self.breaker = breaker
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(pulling: BreakingCall(base: base, request: request, breaker: breaker))
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
