import NIOCore
import NIOPosix

/// Asks a server that is just starting for its health, without a pause between the questions: it may load within
/// milliseconds, and a client that backs off after a refused connection would never see it do so.
struct HealthWatch {
    let port: Int

    /// The statuses answered until the first 200, each once in a row.
    func statuses() async throws -> [Int] {
        var statuses: [Int] = []
        while statuses.last != 200 {
            try Task.checkCancellation()
            if let status = try? await ask(), status != statuses.last { statuses.append(status) }
        }
        return statuses
    }

    /// The status of one answer.
    private func ask() async throws -> Int? {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(string: "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
            var answer = ""
            for try await part in inbound {
                answer += String(buffer: part)
                let words = answer.split(separator: " ", maxSplits: 2)
                if words.count == 3 { return Int(words[1]) }
            }
            return nil
        }
    }
}
