import NIOCore

/// A server whose provider gives every premise the same ready answer, beside the baselines.
struct PremiseStand {
    let upstream: BenchUpstream
    let server: ServerProcess
    /// Answers with the bytes that the server answered a premise with.
    let fixed: BaselineProcess
    /// Asks the provider what the server asked it.
    let proxy: BaselineProcess

    /// Runs `body` with everything warm.
    static func with(_ stand: ServiceStand, _ body: (PremiseStand) async throws -> Void) async throws {
        try await stand.withUpstream { upstream in
            try await stand.withServer(upstream) { server, folder in
                let first = try await LoadGenerator(port: server.port, keepsBodies: true)
                    .send([PremiseRequests(salt: "first").request(0)])
                let question = try upstream.answers.freeze()
                let fixed = try await BaselineProcess.fixed(first.answers[0].body ?? ByteBuffer(), in: folder)
                defer { fixed.stop() }
                let proxy = try await BaselineProcess.proxy(to: upstream.url, asking: question, in: folder)
                defer { proxy.stop() }
                let warm = PremiseRequests(salt: "warm")
                for port in [fixed.port, proxy.port] {
                    _ = try await LoadGenerator(port: port).send(for: stand.scale.warmUp, warm.baselineRequest)
                }
                _ = try await LoadGenerator(port: server.port).send(for: stand.scale.warmUp, warm.request)
                try await body(PremiseStand(upstream: upstream, server: server, fixed: fixed, proxy: proxy))
            }
        }
    }
}
