import Foundation

/// What PostgreSQL gives and costs: two workers beside one, and the processor time of a story beside SQLite's.
struct WorkersPart {
    /// The address of a server that may be written to; `scripts/with-postgres` sets it.
    private static let variable = "STORYWRITER_TEST_POSTGRES"
    private static let leastTimes = 1.7
    private static let mostTimes = 1.6
    /// Calls of one worker at once: few enough that the provider's latency is what it waits for.
    private static let calls = 8

    let stand: ServiceStand

    /// Measures, where there is a PostgreSQL.
    func measure(into readings: inout Readings) async throws {
        guard let url = ProcessInfo.processInfo.environment[Self.variable] else {
            throw BenchError("Run this under scripts/with-postgres: the workers need a PostgreSQL.")
        }
        var taken = readings
        try await stand.withUpstream { upstream in
            for _ in 0..<stand.runs {
                let one = try await storiesPerSecond(of: 1, url, upstream)
                let two = try await storiesPerSecond(of: 2, url, upstream)
                taken.add("stories of one worker, \(Self.calls) calls at once", one, .perSecond)
                taken.add("stories of two workers", two, .perSecond)
                taken.add("two workers beside one", two / one, .times, .atLeast(Self.leastTimes))
                let lite = try await processorSeconds(nil, upstream)
                let full = try await processorSeconds(url, upstream)
                taken.add("processor time of a story, SQLite", lite, .milliseconds)
                taken.add("processor time of a story, PostgreSQL and its server", full, .milliseconds)
                taken.add("PostgreSQL beside SQLite", full / lite, .times, .atMost(Self.mostTimes))
            }
        }
        readings = taken
    }

    private func storiesPerSecond(of workers: Int, _ url: String, _ upstream: BenchUpstream) async throws -> Double {
        let count = stand.scale.workerStories
        let database = ["STORYWRITER_DATABASE_URL": url]
        let worker = database.merging([
            "STORYWRITER_ROLE": "worker", "STORYWRITER_RUNS": String(Self.calls),
            "STORYWRITER_PROVIDER_CALLS": String(Self.calls),
        ]) { $1 }
        return try await stand.withServer(upstream, database.merging(["STORYWRITER_ROLE": "api"]) { $1 }) { api, _ in
            let client = stand.stories(api)
            func measured() async throws -> Double {
                upstream.answers.set(latency: .zero)
                try await client.write(workers)
                upstream.answers.set(latency: ServiceScale.latency)
                return Double(count) / (try await client.write(count))
            }
            return try await stand.withServer(upstream, worker) { _, _ in
                guard workers > 1 else { return try await measured() }
                return try await stand.withServer(upstream, worker) { _, _ in try await measured() }
            }
        }
    }

    /// Seconds for a story in the server, and in PostgreSQL's where there is one.
    private func processorSeconds(_ url: String?, _ upstream: BenchUpstream) async throws -> Double {
        let count = stand.scale.workerStories
        let environment = url.map { ["STORYWRITER_DATABASE_URL": $0] } ?? [:]
        return try await stand.withServer(upstream, environment) { server, _ in
            upstream.answers.set(latency: .zero)
            let client = stand.stories(server)
            try await client.write(1)
            let postmaster = try url.map(Self.postmaster)
            func spent() throws -> Double {
                let own = try server.meter.processorSeconds
                guard let postmaster else { return own }
                let backends = postmaster.children.compactMap { try? $0.processorSeconds }
                return try backends.reduce(own + postmaster.processorSeconds, +)
            }
            let before = try spent()
            try await client.write(count)
            return (try spent() - before) / Double(count)
        }
    }

    private static func postmaster(of url: String) throws -> ProcessMeter {
        let port = URL(string: url)?.port.map(String.init) ?? ""
        guard let found = ProcessMeter.running("-p", port, program: "postgres") else {
            throw BenchError("The PostgreSQL of \(variable) does not run on this machine: use scripts/with-postgres.")
        }
        return found
    }
}
