import StoryDomain

/// A model that writes: request in, events out. Providers and decorators are all one of these.
package protocol LanguageModel: Sendable {
    /// Who this is and what it can do.
    var profile: ModelProfile { get }

    /// Starts a call and streams it.
    ///
    /// The stream yields deltas and then exactly one `ModelEvent.finished`, or it throws a `ModelError`. A stream that
    /// ends without either is impossible: implementations turn an upstream that just stops into
    /// `ModelError(code: .truncated)`. Ending the iteration early, or cancelling its task, closes the upstream call.
    func stream(_ request: ModelRequest) -> ModelStream

    /// Counts the prompt's tokens with the provider's own tokenizer.
    ///
    /// - Returns: nil where the provider offers no tokenizer; callers then use `TokenEstimate`.
    /// - Throws: `ModelError`.
    func countTokens(_ request: ModelRequest) async throws -> Int?
}

extension LanguageModel {
    package func countTokens(_ request: ModelRequest) async throws -> Int? { nil }
}

/// The events of one call. Not to be iterated twice.
package typealias ModelStream = AsyncThrowingStream<ModelEvent, any Error>
