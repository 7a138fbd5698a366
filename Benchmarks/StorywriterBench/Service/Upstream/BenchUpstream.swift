import NIOCore
import NIOHTTP1
import NIOPosix

/// An OpenAI-compatible provider that costs next to nothing: whole answers are written at once from ready bytes, and
/// latency is a scheduled task of the event loop.
struct BenchUpstream: Sendable {
    let answers: UpstreamAnswers
    private let channel: any Channel
    private let port: Int

    /// What clients take as their base URL.
    var baseURL: String { "http://127.0.0.1:\(port)/v1" }
    /// Where a question goes.
    var url: String { baseURL + "/chat/completions" }

    /// Starts one on a free port.
    ///
    /// - Throws: the system's error where it cannot listen.
    static func start() async throws -> BenchUpstream {
        let answers = UpstreamAnswers()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
                    try pipeline.addHandler(UpstreamHandler(answers: answers))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return BenchUpstream(answers: answers, channel: channel, port: channel.localAddress?.port ?? 0)
    }

    /// Stops listening.
    func stop() async {
        try? await channel.close().get()
    }
}
