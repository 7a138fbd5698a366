import Hummingbird

extension Response {
    /// Runs `body` when all is sent: at once for bodies of known length, which are on their way as soon as they are
    /// returned, and at the end of streams. Streams that never begin, since their clients are gone, have ended too.
    func whenWritten(_ body: @escaping @Sendable () -> Void) -> Response {
        guard self.body.contentLength == nil else {
            body()
            return self
        }
        return holding(WrittenNote(body))
    }

    /// The same answer, which keeps something until it is sent or let go of.
    func holding(_ thing: some AnyObject & Sendable) -> Response {
        let inner = self.body
        var response = self
        response.body = ResponseBody(contentLength: inner.contentLength) { writer in
            defer { withExtendedLifetime(thing) {} }
            try await inner.write(writer)
        }
        return response
    }
}

/// Runs its note when it is let go of.
private final class WrittenNote: Sendable {
    private let note: @Sendable () -> Void

    init(_ note: @escaping @Sendable () -> Void) {
        self.note = note
    }

    deinit { note() }
}
