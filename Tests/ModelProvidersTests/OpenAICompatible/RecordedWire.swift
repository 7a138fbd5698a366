/// One answer as a real server sent it, byte by byte: recorded once, replayed by tests.
struct RecordedWire: Sendable {
    /// The request's body that brought this answer (JSON; long messages are described in brackets).
    let request: String
    /// The HTTP status.
    let status: Int
    /// The `Content-Type` header.
    let contentType: String
    /// The body without chunked transfer coding.
    let body: String
    /// The `Retry-After` header in seconds, where one was sent.
    let retryAfter: Int?

    init(request: String, status: Int = 200, contentType: String, body: String, retryAfter: Int? = nil) {
        self.request = request
        self.status = status
        self.contentType = contentType
        self.body = body
        self.retryAfter = retryAfter
    }
}
