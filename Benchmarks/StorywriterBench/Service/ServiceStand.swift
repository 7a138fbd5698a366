import Foundation
import NIOCore
import TestSupport

/// What all measurements of the service need: the program, how often and how much to measure, and servers to measure.
struct ServiceStand: Sendable {
    let program: String
    /// How often each number is taken; the median is told.
    let runs: Int
    let scale: ServiceScale

    /// A server with nothing in its way: as many calls and runs at once as anybody asks for.
    private static let wide = ["STORYWRITER_RUNS": "600", "STORYWRITER_PROVIDER_CALLS": "600"]
    /// One user asks for everything.
    private static let plans = "plans: {free: {concurrent_runs: 600}}\n"

    /// Runs `body` with a provider in this process.
    func withUpstream<Result>(_ body: (BenchUpstream) async throws -> Result) async throws -> Result {
        let upstream = try await BenchUpstream.start()
        do {
            let result = try await body(upstream)
            await upstream.stop()
            return result
        } catch {
            await upstream.stop()
            throw error
        }
    }

    /// Runs `body` with a server of its own in a folder of its own.
    ///
    /// - Parameter environment: settings on top of the usual ones.
    func withServer<Result>(
        _ upstream: BenchUpstream, _ environment: [String: String] = [:],
        _ body: (_ server: ServerProcess, _ folder: String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            var settings = Self.wide.merging(environment) { _, new in new }
            settings["OPENAI_BASE_URL"] = upstream.baseURL
            settings["STORYWRITER_PLANS"] = try folder.write(Self.plans, to: "plans.yaml")
            let server = try await ServerProcess.start(program, environment: settings, in: folder.path)
            do {
                let result = try await body(server, folder.path)
                await server.stop()
                return result
            } catch {
                await server.stop()
                throw error
            }
        }
    }

    /// Stories for a server.
    func stories(_ server: ServerProcess) -> StoryClient {
        StoryClient(port: server.port, words: scale.words)
    }
}
