import JSONNotation
import LanguageModels
import Logging

/// Starts servers and asks them how they are.
struct ServerProbe: Sendable {
    /// How often a port may be lost to somebody else before we give up.
    static let portAttempts = 3
    /// Pause between two looks at a server that loads.
    static let pollInterval = Duration.milliseconds(50)

    /// Asks for a connection of its own for each call. A kept one that the server closes just as the next call takes
    /// it would fail that call, and on loopback a new one costs nothing.
    static let ownConnection = [(name: "connection", value: "Close")]

    let transport: HTTPTransport
    let clock: any Clock<Duration>

    /// A server that answers.
    struct Loaded: Sendable {
        let endpoint: Endpoint
        /// Tokens of its context, as it says itself; nil where it does not say.
        let contextTokens: Int?
        let process: ServerProcess
    }

    /// Starts a server and waits until it answers.
    ///
    /// - Parameters:
    ///   - configuration: What to serve and how; already checked.
    ///   - pickPort: Gives a port that is likely free.
    /// - Throws: `ModelError`, `CancellationError`; the server is gone then.
    func start(
        _ configuration: EmbeddedConfiguration, pickPort: @Sendable () async throws -> Int
    ) async throws -> Loaded {
        for _ in 0..<Self.portAttempts {
            let port = try await pickPort()
            let key = Self.randomKey()
            let endpoint = Endpoint(
                baseURL: "http://\(LoopbackPort.host):\(port)/v1", key: key, extraHeaders: Self.ownConnection)
            let process = ServerProcess(
                ServerCommand(configuration, port: port, key: key), grace: configuration.stopGrace)
            do {
                let context = try await load(endpoint, process, limit: configuration.startLimit)
                return Loaded(endpoint: endpoint, contextTokens: context, process: process)
            } catch let end as EarlyEnd {
                guard await LoopbackPort.isTaken(port) else {
                    throw EmbeddedFault.endedLoading(end.exit, lines: process.recent.lines)
                }
            } catch is ForeignServer {
                await process.stop()
            } catch {
                await process.stop()
                throw error
            }
        }
        throw EmbeddedFault.noPort
    }

    /// Whether a process ends within `limit`.
    func ends(_ process: ServerProcess, within limit: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            // Throws only where the wait is cancelled, since the limit came first.
            group.addTask { (try? await process.ended()) != nil }
            group.addTask {
                try? await clock.sleep(for: limit)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    /// The server ended before it answered.
    private struct EarlyEnd: Error {
        let exit: ProcessExit
    }

    /// Somebody else answers on the port.
    private struct ForeignServer: Error {}

    /// Waits until the server answers, and hands back its context size.
    private func load(_ endpoint: Endpoint, _ process: ServerProcess, limit: Duration) async throws -> Int? {
        try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask { throw EarlyEnd(exit: try await process.ended()) }
            group.addTask {
                try await clock.sleep(for: limit)
                throw EmbeddedFault.tooSlow(limit)
            }
            group.addTask {
                while try await !isHealthy(endpoint) { try await clock.sleep(for: Self.pollInterval) }
                return try await contextTokens(endpoint)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// Whether the server has loaded its model: 200, where it says 503 before. Needs no key.
    private func isHealthy(_ endpoint: Endpoint) async throws -> Bool {
        do {
            let call = HTTPCall.get(endpoint.rootURL + "/health", headers: Self.ownConnection)
            return try await transport.json(call, within: .probe, provider: EmbeddedFault.provider) { _, _ in nil }
                != nil
        } catch is ModelError {
            // It does not listen yet.
            return false
        }
    }

    private func contextTokens(_ endpoint: Endpoint) async throws -> Int? {
        let call = HTTPCall.get(endpoint.rootURL + "/props", headers: endpoint.bearerHeaders)
        let properties: JSONValue?
        do {
            properties = try await transport.json(call, within: .probe, provider: EmbeddedFault.provider) { reply, _ in
                // Not our key, so not our server. An old server that does not know the question only tells nothing.
                reply.status == 401 ? EmbeddedFault.foreignServer : nil
            }
        } catch let error as ModelError where error == EmbeddedFault.foreignServer {
            throw ForeignServer()
        }
        return properties?["default_generation_settings"]?["n_ctx"]?.integer
    }

    /// A key that nobody else on the machine can guess.
    private static func randomKey() -> Secret {
        Secret((0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined())
    }
}
