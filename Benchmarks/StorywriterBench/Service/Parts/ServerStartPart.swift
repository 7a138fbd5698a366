import TestSupport

/// How soon a server is ready, and what it takes when nobody asks it anything.
struct ServerStartPart {
    private static let mostSeconds = 0.2
    private static let mostMegabytes = 60.0

    let stand: ServiceStand

    /// Measures a start on nothing, then one on the database that it made.
    func measure(into readings: inout Readings) async throws {
        var taken = readings
        try await stand.withUpstream { upstream in
            for _ in 0..<stand.runs {
                try await withTemporaryFolder { folder in
                    let settings = ["OPENAI_BASE_URL": upstream.baseURL]
                    let first = try await ServerProcess.start(stand.program, environment: settings, in: folder.path)
                    await first.stop()
                    taken.add(
                        "start to `/readyz`, database made on the way", first.startSeconds, .milliseconds,
                        .atMost(Self.mostSeconds))
                    let second = try await ServerProcess.start(stand.program, environment: settings, in: folder.path)
                    try await Task.sleep(for: stand.scale.warmUp)
                    let resident = try second.meter.residentBytes
                    await second.stop()
                    taken.add("start to `/readyz`", second.startSeconds, .milliseconds, .atMost(Self.mostSeconds))
                    taken.add("resident while idle", resident / 1e6, .megabytes, .atMost(Self.mostMegabytes))
                }
            }
        }
        readings = taken
    }
}
