import NIOCore

/// Notices that a client is gone, or takes nothing, while an answer is still being written.
enum ConnectionWatch {
    /// Runs `body`, and tells `watch` meanwhile.
    ///
    /// - Parameter channel: a connection of our server; others, as tests without sockets have, are not watched.
    static func during<T>(
        _ channel: any Channel, _ watch: RequestPacer.Watch, _ body: () async throws -> T
    ) async throws -> T {
        try await set(watch, on: channel)
        do {
            let value = try await body()
            try await set(nil, on: channel)
            return value
        } catch {
            // Fails where the channel is gone, and its watch with it.
            try? await set(nil, on: channel)
            throw error
        }
    }

    private static func set(_ watch: RequestPacer.Watch?, on channel: any Channel) async throws {
        try await channel.eventLoop.submit {
            // There is none where a test has no socket, and once the channel is closed.
            let pacer = try? channel.pipeline.syncOperations.handler(type: RequestPacer.self)
            pacer?.watch(watch)
        }.get()
    }
}
