/// Lets only so many streams of a provider run at a time.
///
/// A place is taken when the stream is first read, and given back when the stream ends, fails, or is dropped.
package struct Limited: LanguageModel {
    private let base: any LanguageModel
    private let limit: ConcurrencyLimit

    /// Limits `base`; models that share `limit` share its places.
    package init(_ base: any LanguageModel, limit: ConcurrencyLimit) {
        self.base = base
        self.limit = limit
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(pulling: LimitedCall(base: base, request: request, limit: limit))
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
