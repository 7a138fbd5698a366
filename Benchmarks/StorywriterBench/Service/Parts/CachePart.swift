/// What an answer from the cache costs beside a fixed body.
struct CachePart {
    private static let leastOfFixed = 0.4

    let stand: ServiceStand

    /// Measures.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await PremiseStand.with(stand) { bench in
            let same = PremiseRequests(salt: "same")
            _ = try await LoadGenerator(port: bench.server.port).send(for: stand.scale.warmUp) { _ in same.request(0) }
            let asked = bench.upstream.answers.count
            for _ in 0..<stand.runs {
                let fixed = try await LoadGenerator(port: bench.fixed.port)
                    .send(for: stand.scale.window) { _ in same.baselineRequest(0) }
                let hits = try await LoadGenerator(port: bench.server.port)
                    .send(for: stand.scale.window) { _ in same.request(0) }
                taken.add("cache hits", hits.rate, .perSecond)
                taken.add(
                    "cache hits beside the bare server", hits.rate / fixed.rate, .percent, .atLeast(Self.leastOfFixed))
                taken.add("cache hits, p99", hits.percentile(0.99), .milliseconds)
            }
            guard bench.upstream.answers.count == asked else {
                throw BenchError("Answers that stand in the cache were asked for again: look at the cache's key.")
            }
        }
        readings = taken
    }
}
