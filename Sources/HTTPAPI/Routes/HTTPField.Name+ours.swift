import HTTPTypes

/// Header names that HTTPTypes does not know.
extension HTTPField.Name {
    package static let requestID = known("X-Request-Id")
    package static let idempotencyKey = known("Idempotency-Key")
    package static let idempotencyReplayed = known("Idempotency-Replayed")
    package static let rateLimit = known("RateLimit")
    package static let rateLimitPolicy = known("RateLimit-Policy")
    package static let cacheStatus = known("Cache-Status")
    package static let lastEventID = known("Last-Event-ID")
    package static let traceParent = known("traceparent")
    static let secFetchSite = known("Sec-Fetch-Site")
    static let accelBuffering = known("X-Accel-Buffering")
    static let frameOptions = known("X-Frame-Options")
    static let referrerPolicy = known("Referrer-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("“\(name)” is no name of a header.") }
        return name
    }
}
