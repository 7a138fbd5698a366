import LanguageModels
import Synchronization

/// The model that runs on this machine, without a key: a llama.cpp server of our own behind a queue.
///
/// The server starts with the first call, or with `prepare()`. Stop the model before the program ends; a server that
/// was forgotten dies with the program anyway.
package final class EmbeddedModel: LanguageModel {
    private let server: EmbeddedServer
    private let transport: HTTPTransport
    private let timeouts: ProviderTimeouts
    private let queue: TurnQueue
    private let memory: TraitMemory
    private let state: Mutex<State>

    private struct State {
        var profile: ModelProfile
        var nextCall = 0
        /// The calls under way; nil once the model is stopped.
        var calls: [Int: Task<Void, any Error>]? = [:]
    }

    /// Describes the model; nothing is started yet.
    ///
    /// - Parameters:
    ///   - configuration: Where the model is and how it is served.
    ///   - profile: What the catalogue says of it. Its context is cut to the configured one, and becomes the server's
    ///     own number as soon as it runs.
    ///   - transport: The way to the server; not shut down by the model.
    ///   - timeouts: Limits of each call, from its turn on; waiting for a turn is not limited.
    ///   - memory: What is known of the model; nil for one of its own.
    package convenience init(
        configuration: EmbeddedConfiguration, profile: ModelProfile, transport: HTTPTransport,
        timeouts: ProviderTimeouts = .local, memory: TraitMemory? = nil
    ) {
        self.init(
            server: EmbeddedServer(configuration: configuration, transport: transport), configuration: configuration,
            profile: profile, transport: transport, timeouts: timeouts, memory: memory)
    }

    /// As above, with a server that is made already.
    package init(
        server: EmbeddedServer, configuration: EmbeddedConfiguration, profile: ModelProfile, transport: HTTPTransport,
        timeouts: ProviderTimeouts = .local, memory: TraitMemory? = nil
    ) {
        self.memory = memory ?? .own(of: profile)
        var profile = profile
        profile.contextTokens = min(profile.contextTokens, configuration.contextTokens)
        self.server = server
        self.transport = transport
        self.timeouts = timeouts
        self.queue = TurnQueue(turns: configuration.parallel)
        self.state = Mutex(State(profile: profile))
    }

    package var profile: ModelProfile { memory.corrected(state.withLock { $0.profile }) }

    /// Starts the server and comes back when it answers. Worth calling early: loading takes seconds.
    ///
    /// - Throws: `ModelError` that says what to do.
    package func prepare() async throws {
        _ = try await ready()
    }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream.running { [self] sink in
            try await call {
                try await self.queue.turn {
                    let address = try await self.ready()
                    do {
                        for try await event in self.client(of: address).stream(request) {
                            sink(event)
                            await sink.room()
                        }
                        try Task.checkCancellation()
                    } catch let error as ModelError {
                        throw await self.server.explain(error, from: address)
                    }
                }
            }
        }
    }

    /// Counts with the model's own tokenizer. Starts the server; does not wait for a turn, as counting is quick.
    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        let address = try await ready()
        do {
            return try await client(of: address).countTokens(request)
        } catch let error as ModelError {
            throw await server.explain(error, from: address)
        }
    }

    /// Closes the streams, then stops the server, and waits for both. Calls fail from now on.
    package func stop() async {
        let calls = state.withLock { state in
            defer { state.calls = nil }
            return state.calls.map { Array($0.values) } ?? []
        }
        for call in calls { call.cancel() }
        for call in calls { _ = await call.result }
        await server.stop()
    }

    /// Runs one call so that `stop()` can find it.
    private func call(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (number, task) = try state.withLock { state in
            guard state.calls != nil else { throw EmbeddedFault.stopped }
            state.nextCall += 1
            let task = Task(operation: body)
            state.calls?[state.nextCall] = task
            return (state.nextCall, task)
        }
        defer { state.withLock { _ = $0.calls?.removeValue(forKey: number) } }
        do {
            try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch is CancellationError {
            throw state.withLock { $0.calls == nil } ? EmbeddedFault.stopped : CancellationError()
        }
    }

    private func ready() async throws -> EmbeddedServer.Address {
        let address = try await server.ready()
        state.withLock { $0.profile.contextTokens = min($0.profile.contextTokens, address.contextTokens) }
        return address
    }

    private func client(of address: EmbeddedServer.Address) -> OpenAICompatibleModel {
        OpenAICompatibleModel(
            profile: profile, endpoint: address.endpoint, dialect: .llamaCpp, transport: transport,
            timeouts: timeouts, memory: memory)
    }
}
