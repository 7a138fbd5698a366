/// The stream below a decorator, read so that it never ends in silence.
struct Upstream {
    private let iterator: ModelStream.AsyncIterator
    private let provider: String

    /// Starts `request` at `model`.
    init(_ request: ModelRequest, at model: any LanguageModel) {
        self.iterator = model.stream(request).makeAsyncIterator()
        self.provider = model.profile.provider
    }

    /// The next event. After the last one the stream is read to its end, so that the provider closes the call itself
    /// and need not take it for one that was given up.
    ///
    /// - Throws: what the stream throws; where it just stops, `CancellationError` if the reader's task was cancelled
    ///   (that is how a stream answers a cancelled reader), else `ModelError` with code `truncated`.
    func next(isolation: isolated any Actor = #isolation) async throws -> ModelEvent {
        // Copies of the iterator share one place in the stream; an actor may not call a mutating method on its own.
        var reader = iterator
        if let event = try await reader.next(isolation: isolation) {
            // The answer is whole; how its connection ends is of no matter.
            if event.endsCall { _ = try? await reader.next(isolation: isolation) }
            return event
        }
        if Task.isCancelled { throw CancellationError() }
        throw ModelError(
            code: .truncated, disposition: .retry(after: nil), provider: provider,
            message: "The answer broke off in the middle: try again."
        )
    }
}
