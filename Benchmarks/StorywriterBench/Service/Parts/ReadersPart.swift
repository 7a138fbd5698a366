import NIOCore

/// What a reader of events costs who waits for a provider that says nothing.
struct ReadersPart {
    private static let mostKilobytes = 40.0
    /// Readers before those that count, for whom the server makes what all share.
    private static let first = 20

    let stand: ServiceStand

    /// Measures; each run on a new server, for memory that was used once is not given back.
    func measure(into readings: inout Readings) async throws {
        let count = stand.scale.readers
        for _ in 0..<stand.runs {
            let bytes = try await stand.withUpstream { upstream in
                try await stand.withServer(upstream) { server, _ in
                    upstream.answers.set(latency: .hours(1))
                    let client = stand.stories(server)
                    let run = try await client.start(try await client.create(1))[0]
                    try await client.waitUntilRunning(run)
                    let path = StoryClient.path(of: run) + "/events"
                    let some = try await StreamReaders.open(Self.first, of: path, port: server.port)
                    try await Task.sleep(for: stand.scale.warmUp)
                    let before = try server.meter.residentBytes
                    let many = try await StreamReaders.open(count, of: path, port: server.port)
                    try await Task.sleep(for: stand.scale.warmUp)
                    let after = try server.meter.residentBytes
                    await many.close()
                    await some.close()
                    return after - before
                }
            }
            readings.add(
                "resident for each of \(count) idle readers", bytes / Double(count) / 1e3, .kilobytes,
                .atMost(Self.mostKilobytes))
        }
    }
}
