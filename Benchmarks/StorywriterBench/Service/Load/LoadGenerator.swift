import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends requests to a server of this machine over connections that stay open, each as soon as the one before it on its
/// connection is answered.
struct LoadGenerator: Sendable {
    /// The connections of the measurements.
    static let usualConnections = 64

    let port: Int
    var connections = usualConnections
    /// How long each connection rests between an answer and its next request.
    var pause = TimeAmount.zero
    var keepsBodies = false

    /// Sends requests for a time.
    ///
    /// - Parameter make: the request of a number, from 0.
    /// - Throws: `BenchError` where one is refused; the system's error where the server cannot be reached.
    func send(for window: Duration, _ make: @escaping @Sendable (Int) -> LoadRequest) async throws -> LoadResult {
        try await send(LoadFeed(until: .now + window, make))
    }

    /// Sends these requests.
    ///
    /// - Returns: the answers in the requests' order.
    /// - Throws: as `send(for:_:)`.
    func send(_ requests: [LoadRequest]) async throws -> LoadResult {
        var generator = self
        generator.connections = min(connections, requests.count)
        return try await generator.send(LoadFeed(count: requests.count) { requests[$0] })
    }

    private func send(_ feed: LoadFeed) async throws -> LoadResult {
        let begun = ContinuousClock.now
        var futures: [EventLoopFuture<[LoadAnswer]>] = []
        for _ in 0..<connections { futures.append(connect(feed)) }
        var answers: [LoadAnswer] = []
        for future in futures { answers += try await future.get() }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        return try LoadResult(answers.sorted { $0.number < $1.number }, seconds: seconds)
    }

    private func connect(_ feed: LoadFeed) -> EventLoopFuture<[LoadAnswer]> {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let done = loop.makePromise(of: [LoadAnswer].self)
        let (pause, keepsBodies) = (pause, keepsBodies)
        ClientBootstrap(group: loop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(
                        LoadConnection(feed: feed, pause: pause, keepsBodies: keepsBodies, done: done))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .whenFailure { done.fail($0) }
        return done.futureResult
    }
}
