/// What a premise costs beside the least that a server can do.
struct PremisePart {
    private static let leastOfProxy = 0.4

    let stand: ServiceStand

    /// Measures.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await PremiseStand.with(stand) { bench in
            for run in 0..<stand.runs {
                let requests = PremiseRequests(salt: "run \(run)")
                let fixed = try await LoadGenerator(port: bench.fixed.port)
                    .send(for: stand.scale.window, requests.baselineRequest)
                let proxy = try await LoadGenerator(port: bench.proxy.port)
                    .send(for: stand.scale.window, requests.baselineRequest)
                let cpu = try bench.server.meter.processorSeconds
                let premises = try await LoadGenerator(port: bench.server.port)
                    .send(for: stand.scale.window, requests.request)
                let spent = try bench.server.meter.processorSeconds - cpu
                taken.add("bare server, fixed body", fixed.rate, .perSecond)
                taken.add("bare proxy, same call upstream", proxy.rate, .perSecond)
                taken.add("bare proxy, p99", proxy.percentile(0.99), .milliseconds)
                taken.add("premises, provider without latency", premises.rate, .perSecond)
                taken.add(
                    "premises beside the bare proxy", premises.rate / proxy.rate, .percent, .atLeast(Self.leastOfProxy))
                taken.add("premises beside the bare server", premises.rate / fixed.rate, .percent)
                taken.add("premises, p50", premises.percentile(0.5), .milliseconds)
                taken.add("premises, p99", premises.percentile(0.99), .milliseconds)
                taken.add("processor time of a premise", spent / Double(premises.answers.count), .milliseconds)
            }
            taken.add("resident after the premises", try bench.server.meter.residentBytes / 1e6, .megabytes)
        }
        readings = taken
    }
}
