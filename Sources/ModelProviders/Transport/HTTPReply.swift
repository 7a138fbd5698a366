import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// The head of a provider's answer, and its body as it comes in.
struct HTTPReply: Sendable {
    /// The status code.
    let status: Int
    let headers: HTTPHeaders
    /// The bytes, in the pieces in which they came. To be read once.
    let body: HTTPClientResponse.Body
    /// The limits of the call; the reader marks each piece of the answer.
    let limits: CallLimits

    /// Whether the status is one of success.
    var isSuccess: Bool { (200..<300).contains(status) }

    /// Reads the body, or as much of it as is wanted.
    ///
    /// - Parameter limit: The most bytes to keep; the rest is left unread.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in body {
            limits.mark()
            bytes.append(contentsOf: piece.readableBytesView.prefix(limit - bytes.count))
            if bytes.count >= limit { break }
        }
        return bytes
    }
}
