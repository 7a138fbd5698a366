import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP/1.1 server on a free port of 127.0.0.1, whose answers a test writes byte by byte.
///
/// It adds no delay of its own. It notices at once when a client closes a connection: the handler's task is cancelled and
/// the answer ends as `clientClosed`.
package final class FakeServer: Sendable {
    /// Answers one request. A handler that returns or throws without ending its answer has cut the connection.
    package typealias Handler = @Sendable (FakeRequest, FakeResponse) async throws -> Void

    private let channel: any Channel
    private let connections: Connections

    /// The port it listens on.
    package let port: Int

    /// `http://127.0.0.1:port`, without a slash at the end.
    package var baseURL: String { "http://127.0.0.1:\(port)" }

    /// How many connections clients have opened so far.
    package var connectionCount: Int { connections.count }

    private init(channel: any Channel, port: Int, connections: Connections) {
        self.channel = channel
        self.port = port
        self.connections = connections
    }

    /// Starts a server.
    ///
    /// - Throws: the system's error where it cannot listen.
    package static func start(_ handler: @escaping Handler) async throws -> FakeServer {
        let connections = Connections()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: false)
            .childChannelInitializer { channel in
                connections.add(channel)
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try pipeline.addHandler(FakeServerHandler(handler: handler))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return FakeServer(channel: channel, port: channel.localAddress?.port ?? 0, connections: connections)
    }

    /// Stops listening and closes every connection.
    package func stop() async {
        try? await channel.close().get()
        await connections.closeAll()
    }

    private final class Connections: Sendable {
        private struct State {
            var count = 0
            var open: [ObjectIdentifier: any Channel] = [:]
        }

        private let state = Mutex(State())

        var count: Int { state.withLock { $0.count } }

        func add(_ channel: any Channel) {
            let id = ObjectIdentifier(channel)
            state.withLock { state in
                state.count += 1
                state.open[id] = channel
            }
            channel.closeFuture.whenComplete { [weak self] _ in
                _ = self?.state.withLock { $0.open.removeValue(forKey: id) }
            }
        }

        func closeAll() async {
            for channel in state.withLock({ Array($0.open.values) }) {
                try? await channel.close().get()
            }
        }
    }
}

/// Runs `body` with a server that is stopped afterwards.
///
/// - Throws: what `body` throws, or the system's error where the server cannot listen.
package func withFakeServer<Result>(
    isolation: isolated (any Actor)? = #isolation, handler: @escaping FakeServer.Handler,
    _ body: (FakeServer) async throws -> Result
) async throws -> Result {
    let server = try await FakeServer.start(handler)
    do {
        let result = try await body(server)
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}
