import NIOCore
import NIOHTTP1
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The answer to one request, written piece by piece.
///
/// Every `send` is one write on the connection and one chunk of a chunked body, so that a test decides where bytes are
/// split.
package final class FakeResponse: Sendable {
    /// The client has gone; nothing more can be sent.
    package struct ClientGone: Error {
        package init() {}
    }

    /// How an answer ended.
    package enum End: Sendable, Hashable {
        /// Sent to its end.
        case finished
        /// The server closed the connection in the middle, on purpose.
        case cut
        /// The server reset the connection, on purpose.
        case reset
        /// The client closed the connection before the end.
        case clientClosed
    }

    private let channel: any Channel
    private struct State {
        var end: End?
        var watcher: (@Sendable (End) -> Void)?
    }

    private let state = Mutex(State())

    init(channel: any Channel) {
        self.channel = channel
    }

    /// Tells `watcher` how the answer ends, at once where it has ended already.
    package func onEnd(_ watcher: @escaping @Sendable (End) -> Void) {
        let end = state.withLock { state in
            state.watcher = watcher
            return state.end
        }
        if let end { watcher(end) }
    }

    /// Whether nothing more can be sent.
    package var hasEnded: Bool { state.withLock { $0.end != nil } }

    /// Sends a whole answer with a length.
    ///
    /// - Parameters:
    ///   - status: the HTTP status.
    ///   - headers: names and values, the content type among them.
    /// - Throws: `ClientGone`.
    package func answer(_ status: Int, _ headers: [(String, String)], body: String) async throws {
        let bytes = Array(body.utf8)
        try await head(status, headers + [("Content-Length", String(bytes.count))])
        if !bytes.isEmpty { try await send(bytes) }
        try await end()
    }

    /// Sends status and headers. Without a `Content-Length` the body is chunked.
    ///
    /// - Throws: `ClientGone`.
    package func head(_ status: Int, _ headers: [(String, String)]) async throws {
        var fields = HTTPHeaders(headers)
        if !fields.contains(name: "content-length") { fields.add(name: "Transfer-Encoding", value: "chunked") }
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
        try await write(.head(head))
    }

    /// Sends a piece of the body and waits until it has left.
    ///
    /// - Throws: `ClientGone`.
    package func send(_ text: String) async throws {
        try await write(.body(.byteBuffer(ByteBuffer(string: text))))
    }

    /// Sends bytes of the body and waits until they have left.
    ///
    /// - Throws: `ClientGone`.
    package func send(_ bytes: some Sequence<UInt8> & Sendable) async throws {
        try await write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
    }

    /// Ends the body.
    ///
    /// - Throws: `ClientGone`.
    package func end() async throws {
        guard ended(.finished) else { throw ClientGone() }
        try? await channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
    }

    /// Closes the connection without ending the body, as a server that dies.
    package func cut() async {
        guard ended(.cut) else { return }
        try? await channel.close().get()
    }

    /// Resets the connection (TCP RST).
    package func reset() async {
        guard ended(.reset) else { return }
        if let socket = channel as? any SocketOptionProvider {
            try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try? await channel.close().get()
    }

    func clientClosed() {
        _ = ended(.clientClosed)
    }

    private func write(_ part: HTTPServerResponsePart) async throws {
        guard !hasEnded else { throw ClientGone() }
        do {
            try await channel.writeAndFlush(part).get()
        } catch {
            clientClosed()
            throw ClientGone()
        }
    }

    /// Notes the end, once.
    ///
    /// - Returns: whether it had not ended before.
    private func ended(_ end: End) -> Bool {
        let (isFirst, watcher) = state.withLock { state in
            guard state.end == nil else { return (false, state.watcher) }
            state.end = end
            return (true, state.watcher)
        }
        if isFirst { watcher?(end) }
        return isFirst
    }
}
