import NIOCore

/// Notices that a client is gone while an answer is still being written.
enum ConnectionWatch {
    /// Runs `body`, and `whenClosed` at once when the client closes its side meanwhile.
    ///
    /// - Parameter channel: a connection of our server; others, as tests without sockets have, are not watched.
    static func during<T>(
        _ channel: any Channel, whenClosed: @escaping @Sendable () -> Void, _ body: () async throws -> T
    ) async throws -> T {
        try await set(whenClosed, on: channel)
        do {
            let value = try await body()
            try await set(nil, on: channel)
            return value
        } catch {
            try? await set(nil, on: channel)
            throw error
        }
    }

    private static func set(_ whenClosed: (@Sendable () -> Void)?, on channel: any Channel) async throws {
        try await channel.eventLoop.submit {
            let pacer = try? channel.pipeline.syncOperations.handler(type: RequestPacer.self)
            pacer?.watch(whenClosed)
        }.get()
    }
}
