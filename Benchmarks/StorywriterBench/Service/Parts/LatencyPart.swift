/// How much the service adds to a provider that takes its time, for many premises at once.
struct LatencyPart {
    private static let mostTimes = 1.2

    let stand: ServiceStand

    /// Measures.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        let count = stand.scale.premises
        try await PremiseStand.with(stand) { bench in
            bench.upstream.answers.set(latency: ServiceScale.latency)
            for run in 0..<stand.runs {
                let requests = PremiseRequests(salt: "run \(run)")
                let result = try await LoadGenerator(port: bench.server.port, connections: count)
                    .send((0..<count).map(requests.request))
                taken.add(
                    "\(count) premises at 500 ms, wall time", result.seconds, .milliseconds,
                    .atMost(Self.mostTimes * ServiceScale.latencySeconds))
            }
        }
        readings = taken
    }
}
