import NIOCore

/// How one request of a load was answered.
struct LoadAnswer: Sendable {
    /// The request's number in the load.
    let number: Int
    let status: Int
    /// From the request's first byte to the answer's last, in seconds.
    let seconds: Double
    /// The answer's body where bodies are kept or the status is no success.
    let body: ByteBuffer?
}
