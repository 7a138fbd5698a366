import NIOCore
import NIOPosix

/// Ports of the loopback address.
enum LoopbackPort {
    /// The address that servers of ours listen on: no other machine reaches it.
    static let host = "127.0.0.1"

    /// A port that nobody listens on. Somebody may take it before it is used.
    static func free() async throws -> Int {
        let channel = try await bind(0)
        let port = channel.localAddress?.port
        try await channel.close()
        guard let port else { throw EmbeddedFault.noPort }
        return port
    }

    /// Whether somebody listens on `port`.
    static func isTaken(_ port: Int) async -> Bool {
        do {
            try await bind(port).close()
            return false
        } catch {
            return true
        }
    }

    private static func bind(_ port: Int) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: host, port: port).get()
    }
}
