import NIOCore
import NIOHTTP1
import NIOPosix

/// Many readers of one event stream, who only listen.
struct StreamReaders: Sendable {
    /// How many connect at once.
    private static let batch = 50

    private let channels: [any Channel]

    /// Opens the streams and waits until each has its head.
    ///
    /// - Throws: `BenchError` where one is refused.
    static func open(_ count: Int, of path: String, port: Int) async throws -> StreamReaders {
        var channels: [any Channel] = []
        while channels.count < count {
            let futures = (0..<min(batch, count - channels.count)).map { _ in connect(path, port: port) }
            for future in futures { channels.append(try await future.get()) }
        }
        return StreamReaders(channels: channels)
    }

    /// Closes them.
    func close() async {
        for channel in channels { try? await channel.close().get() }
    }

    private static func connect(_ path: String, port: Int) -> EventLoopFuture<any Channel> {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let opened = loop.makePromise(of: (any Channel).self)
        ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(Reader(path: path, opened: opened))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .whenFailure { opened.fail($0) }
        return opened.futureResult
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart
        typealias OutboundOut = HTTPClientRequestPart

        private let path: String
        private let opened: EventLoopPromise<any Channel>

        init(path: String, opened: EventLoopPromise<any Channel>) {
            self.path = path
            self.opened = opened
        }

        func channelActive(context: ChannelHandlerContext) {
            let headers = HTTPHeaders([("Host", "127.0.0.1"), ("Accept", "text/event-stream")])
            let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(let head) = unwrapInboundIn(data) else { return }
            if head.status == .ok {
                opened.succeed(context.channel)
            } else {
                opened.fail(BenchError("The server answered \(head.status.code) to a reader of events."))
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            opened.fail(BenchError("The server closed a reader's connection."))
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            opened.fail(error)
            context.close(promise: nil)
        }
    }
}
