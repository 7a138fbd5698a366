import LanguageModels

extension ModelStream {
    /// The stream of a call that runs in a task of its own.
    ///
    /// The stream ends with the first `finished`, at once, even while the call still tidies up. A reader that stops
    /// early, or whose task is cancelled, cancels the call.
    ///
    /// - Parameter call: Makes the call and yields its events; what it throws ends the stream.
    static func running(
        _ call: @escaping @Sendable (_ yield: @escaping @Sendable (ModelEvent) -> Void) async throws -> Void
    ) -> ModelStream {
        ModelStream { continuation in
            let task = Task {
                do {
                    try await call { event in
                        continuation.yield(event)
                        if case .finished = event { continuation.finish() }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { termination in
                if case .cancelled = termination { task.cancel() }
            }
        }
    }
}
