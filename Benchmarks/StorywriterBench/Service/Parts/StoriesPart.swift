/// Whole stories at once, while the provider takes its time.
struct StoriesPart {
    private static let mostTimes = (some: 1.15, many: 1.5)
    private static let mostMegabytes = 1.2

    let stand: ServiceStand

    /// Measures; each run on a new server, for memory that was used once is not given back.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await stand.withUpstream { upstream in
            for _ in 0..<stand.runs {
                try await stand.withServer(upstream) { server, _ in
                    upstream.answers.set(latency: .zero)
                    try await stand.stories(server).write(1)
                    upstream.answers.set(latency: ServiceScale.latency)
                    try await measureSome(server, upstream, &taken)
                    try await measureMany(server, upstream, &taken)
                }
            }
        }
        readings = taken
    }

    private func measureSome(
        _ server: ServerProcess, _ upstream: BenchUpstream, _ taken: inout Readings
    ) async throws {
        let count = stand.scale.someStories
        let wall = try await wall(of: count, server, upstream)
        taken.add("calls of a story of \(stand.scale.words) words", wall.calls, .count)
        taken.add("\(count) stories at 500 ms a call, wall time", wall.seconds, .seconds)
        taken.add(
            "\(count) stories, wall time beside one story's latencies", wall.times, .times, .atMost(Self.mostTimes.some)
        )
    }

    private func measureMany(
        _ server: ServerProcess, _ upstream: BenchUpstream, _ taken: inout Readings
    ) async throws {
        let count = stand.scale.manyStories
        let (resident, cpu) = (try server.meter.residentBytes, try server.meter.processorSeconds)
        let wall = try await wall(of: count, server, upstream)
        let spent = try server.meter.processorSeconds - cpu
        taken.add("\(count) stories at 500 ms a call, wall time", wall.seconds, .seconds)
        taken.add(
            "\(count) stories, wall time beside one story's latencies", wall.times, .times, .atMost(Self.mostTimes.many)
        )
        taken.add("processor time of a story", spent / Double(count), .milliseconds)
        taken.add(
            "resident for each of \(count) stories", try (server.meter.peakBytes - resident) / Double(count) / 1e6,
            .megabytes, .atMost(Self.mostMegabytes))
    }

    private struct Wall {
        let seconds: Double
        /// Calls of one story.
        let calls: Double
        /// The sum of one story's latencies is 1.
        var times: Double { seconds / (calls * ServiceScale.latencySeconds) }
    }

    private func wall(of count: Int, _ server: ServerProcess, _ upstream: BenchUpstream) async throws -> Wall {
        let asked = upstream.answers.count
        let seconds = try await stand.stories(server).write(count)
        return Wall(seconds: seconds, calls: Double(upstream.answers.count - asked) / Double(count))
    }
}
