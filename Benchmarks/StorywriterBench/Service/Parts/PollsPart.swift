import NIOCore

/// Whether those who ask how far a story is are answered soon, while many are written.
struct PollsPart {
    private static let mostTimes = 10.0
    /// Share of the time that the stories take in which they are asked about, so that none is over by then.
    private static let share = 0.7
    private static let connections = 8
    private static let pause = TimeAmount.milliseconds(10)

    let stand: ServiceStand

    /// Measures.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await stand.withUpstream { upstream in
            for _ in 0..<stand.runs {
                try await stand.withServer(upstream) { server, _ in
                    upstream.answers.set(latency: .zero)
                    let client = stand.stories(server)
                    let asked = upstream.answers.count
                    let runs = try await client.start(try await client.create(1))
                    try await client.wait(for: runs)
                    let calls = Double(upstream.answers.count - asked)
                    let window = Duration.seconds(calls * ServiceScale.latencySeconds * Self.share)
                    _ = try await poll(runs[0], server, for: stand.scale.warmUp)
                    let idle = try await poll(runs[0], server, for: window)
                    upstream.answers.set(latency: ServiceScale.latency)
                    let many = try await client.start(try await client.create(stand.scale.manyStories))
                    let busy = try await poll(many[0], server, for: window)
                    guard try await client.isActive(many[many.count - 1]) else {
                        throw BenchError("The stories were over before the polls were: raise the provider's latency.")
                    }
                    try await client.wait(for: many)
                    add(idle: idle, busy: busy, to: &taken)
                }
            }
        }
        readings = taken
    }

    private func add(idle: LoadResult, busy: LoadResult, to taken: inout Readings) {
        let count = stand.scale.manyStories
        for (name, rest) in [("a run's status", 0), ("/livez", 1)] {
            let quiet = idle.percentile(0.99) { $0 % 2 == rest }
            let loaded = busy.percentile(0.99) { $0 % 2 == rest }
            taken.add("\(name), p99 while idle", quiet, .milliseconds)
            taken.add("\(name), p99 while \(count) stories run", loaded, .milliseconds)
            taken.add("\(name), their ratio", loaded / quiet, .times, .atMost(Self.mostTimes))
        }
    }

    /// Asks for the run's status and for `/livez` by turns.
    private func poll(_ run: String, _ server: ServerProcess, for window: Duration) async throws -> LoadResult {
        let path = StoryClient.path(of: run)
        return try await LoadGenerator(port: server.port, connections: Self.connections, pause: Self.pause)
            .send(for: window) { $0 % 2 == 0 ? .get(path) : .get("/livez") }
    }
}
