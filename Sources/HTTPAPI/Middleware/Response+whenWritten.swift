import Hummingbird

extension Response {
    /// Runs `body` when all is sent: at once for bodies of known length, which are on their way as soon as they are
    /// returned, and at the end of streams.
    func whenWritten(_ body: @escaping @Sendable () -> Void) -> Response {
        guard self.body.contentLength == nil else {
            body()
            return self
        }
        let inner = self.body
        var response = self
        response.body = ResponseBody { writer in
            defer { body() }
            try await inner.write(writer)
        }
        return response
    }
}
