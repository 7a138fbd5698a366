import NIOCore
import NIOPosix
import Synchronization

/// A loopback server that answers each connection with a script: pieces of bytes, written and flushed one by one, so
/// that a test decides what one read sees. Connections are answered in turn; the last script serves all that follow.
final class RawHTTPServer: Sendable {
    /// What a connection is answered with.
    struct Script: Sendable {
        var pieces: [[UInt8]]
        /// Whether the server closes after the last piece, or waits for the client to go.
        var closes = true
    }

    private struct State {
        var requests: [String] = []
        var scripts: [Script]
    }

    private let state: Mutex<State>
    private let channel: any Channel
    /// One element for each connection that the client closed before the server did.
    let hangUps: AsyncStream<Void>

    private init(channel: any Channel, state: sending State, hangUps: AsyncStream<Void>) {
        self.channel = channel
        self.state = Mutex(state)
        self.hangUps = hangUps
    }

    /// The server's address without a path.
    var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// The requests so far: head and body as they came.
    var requests: [String] { state.withLock { $0.requests } }

    /// Starts a server, runs `body` and stops it.
    static func serving<Result>(
        _ scripts: [Script], _ body: (RawHTTPServer) async throws -> Result
    ) async throws -> Result {
        let (hangUps, hangUp) = AsyncStream.makeStream(of: Void.self)
        let box = Box()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ScriptHandler(next: { box.server.withLock { $0 }?.take($0) }, hangUp: hangUp))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = RawHTTPServer(channel: channel, state: State(scripts: scripts), hangUps: hangUps)
        box.server.withLock { $0 = server }
        do {
            let result = try await body(server)
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private func take(_ request: String) -> Script? {
        state.withLock { state in
            state.requests.append(request)
            return state.scripts.count > 1 ? state.scripts.removeFirst() : state.scripts.first
        }
    }

    private final class Box: Sendable {
        let server = Mutex<RawHTTPServer?>(nil)
    }
}

/// Reads one request by its content length, then writes the script.
private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let next: (String) -> RawHTTPServer.Script?
    private let hangUp: AsyncStream<Void>.Continuation
    private var received: [UInt8] = []
    private var isAnswered = false
    private var closesItself = false

    init(next: @escaping (String) -> RawHTTPServer.Script?, hangUp: AsyncStream<Void>.Continuation) {
        self.next = next
        self.hangUp = hangUp
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.append(contentsOf: unwrapInboundIn(data).readableBytesView)
        guard !isAnswered, let request = wholeRequest, let script = next(request) else { return }
        isAnswered = true
        closesItself = script.closes
        write(script.pieces[...], closing: script.closes, to: context.channel)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !closesItself { hangUp.yield() }
        context.fireChannelInactive()
    }

    /// Each piece waits for the one before it to be out; the detour over the event loop keeps them apart on the wire.
    private func write(_ pieces: ArraySlice<[UInt8]>, closing: Bool, to channel: any Channel) {
        guard let piece = pieces.first else {
            if closing { channel.close(promise: nil) }
            return
        }
        let rest = pieces.dropFirst()
        let loopBound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        channel.writeAndFlush(ByteBuffer(bytes: piece)).whenSuccess {
            channel.eventLoop.execute {
                loopBound.value.write(rest, closing: closing, to: channel)
            }
        }
    }

    private var wholeRequest: String? {
        let text = String(decoding: received, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let length = text[..<end.lowerBound].split(separator: "\r\n").compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
            return Int(parts[1].drop { $0 == " " })
        }
        return text[end.upperBound...].utf8.count >= (length.first ?? 0) ? text : nil
    }
}

extension RawHTTPServer.Script {
    /// A stream of events: the head, then the pieces as they stand, ended by closing the connection.
    static func events(_ pieces: [[UInt8]], closes: Bool = true) -> RawHTTPServer.Script {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
        return RawHTTPServer.Script(pieces: [Array(head.utf8)] + pieces, closes: closes)
    }

    /// A stream of events from text.
    static func events(_ pieces: String..., closes: Bool = true) -> RawHTTPServer.Script {
        events(pieces.map { Array($0.utf8) }, closes: closes)
    }

    /// An answer with a status and a JSON body.
    static func json(_ body: String, status: String = "200 OK", headers: [String] = []) -> RawHTTPServer.Script {
        let lines =
            ["HTTP/1.1 \(status)", "content-type: application/json", "content-length: \(body.utf8.count)"] + headers
        return RawHTTPServer.Script(pieces: [Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)])
    }
}
