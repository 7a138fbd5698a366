import NIOCore
import NIOPosix

/// A plain TCP connection, for clients that misbehave.
struct RawConnection {
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let channel: any Channel

    /// Connects, runs `body`, and closes.
    static func open<T>(_ port: Int, _ body: (inout RawConnection) async throws -> T) async throws -> T {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var connection = RawConnection(
                outbound: outbound, inbound: inbound.makeAsyncIterator(), channel: channel.channel)
            return try await body(&connection)
        }
    }

    /// Sends text as it stands; `\n` is sent as a line end of HTTP.
    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text.replacing("\n", with: "\r\n")))
    }

    /// Says that nothing more will come.
    func finish() {
        outbound.finish()
    }

    /// Cuts the connection.
    func cut() async throws {
        try await channel.close()
    }

    /// Reads until the text holds `mark`, or to the end.
    mutating func read(until mark: String? = nil) async throws -> String {
        var text = ""
        var tail = ""
        while let part = try await inbound.next() {
            let piece = String(buffer: part)
            text += piece
            guard let mark else { continue }
            // A mark may be cut by the border of two pieces; the text before has been searched.
            if (tail + piece).contains(mark) { break }
            tail = String((tail + piece).suffix(mark.count))
        }
        return text
    }
}
