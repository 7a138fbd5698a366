import LanguageModels
import Logging

/// The built-in model's server: started when first asked for, watched, started again once when it dies, and stopped
/// with us.
package actor EmbeddedServer {
    /// A server that answers.
    package struct Address: Sendable {
        /// Where it is and its key, for `OpenAICompatibleModel`.
        package let endpoint: Endpoint
        /// Tokens of its context.
        package let contextTokens: Int
        /// Its process.
        let process: ServerProcess
        /// Which start it was, counted from 1.
        let generation: Int
    }

    private enum State {
        case idle
        /// Loading, or serving once the task is done.
        case up(Task<Address, any Error>)
        case failed(ModelError)
        case stopped
    }

    private let configuration: EmbeddedConfiguration
    private let probe: ServerProbe
    private let pickPort: @Sendable () async throws -> Int
    private let log: Logger
    private var state = State.idle
    private var watch: Task<Void, Never>?
    private var generation = 0
    private var restartsLeft = 1

    /// Describes a server; nothing is started yet.
    ///
    /// - Parameters:
    ///   - configuration: What to serve and how.
    ///   - transport: The way to it; not shut down by the server.
    ///   - clock: Waits between looks at a server that loads.
    ///   - log: Starts, deaths and restarts.
    package init(
        configuration: EmbeddedConfiguration, transport: HTTPTransport, clock: any Clock<Duration> = ContinuousClock(),
        log: Logger = Logger(label: "storywriter.embedded")
    ) {
        self.init(
            configuration: configuration, transport: transport, clock: clock, log: log, pickPort: LoopbackPort.free)
    }

    /// As above, with ports from `pickPort`.
    init(
        configuration: EmbeddedConfiguration, transport: HTTPTransport, clock: any Clock<Duration> = ContinuousClock(),
        log: Logger = Logger(label: "storywriter.embedded"), pickPort: @escaping @Sendable () async throws -> Int
    ) {
        self.configuration = configuration
        self.probe = ServerProbe(transport: transport, clock: clock)
        self.pickPort = pickPort
        self.log = log
    }

    deinit {
        watch?.cancel()
        if case .up(let task) = state { task.cancel() }
    }

    /// The server, started if need be, as soon as it answers.
    ///
    /// - Throws: `ModelError` that says what to do.
    package func ready() async throws -> Address {
        let task: Task<Address, any Error>
        switch state {
        case .idle: task = start()
        case .up(let running): task = running
        case .failed(let error): throw error
        case .stopped: throw EmbeddedFault.stopped
        }
        do {
            return try await task.value
        } catch is CancellationError {
            // Only `stop()` cancels a start; a caller that leaves does not.
            throw EmbeddedFault.stopped
        }
    }

    /// Stops it and waits for its end. It cannot be started again. Close the streams first: a server with an open
    /// stream takes seconds to stop.
    package func stop() async {
        let before = state
        state = .stopped
        watch?.cancel()
        guard case .up(let task) = before else { return }
        task.cancel()
        // A start that failed has left nothing to stop, and was told to whoever waited for it.
        if let address = try? await task.value { await address.process.stop() }
        log.debug("embedded server stopped")
    }

    /// Turns the error of a call into one of the server's death, if that was the reason.
    ///
    /// - Parameters:
    ///   - error: What the call ended with.
    ///   - address: The server that was called.
    package func explain(_ error: ModelError, from address: Address) async -> ModelError {
        guard error.code == .unreachable || error.code == .truncated else { return error }
        // The connection breaks a moment before the system tells of the process's end.
        guard await probe.ends(address.process, within: .seconds(1)) else { return error }
        await noteDeath(of: address)
        return switch state {
        case .failed(let error): error
        case .stopped: EmbeddedFault.stopped
        case .idle, .up: EmbeddedFault.diedOnce
        }
    }

    private func start() -> Task<Address, any Error> {
        let (configuration, probe, pickPort) = (configuration, probe, pickPort)
        generation += 1
        let generation = generation
        let task = Task {
            try configuration.check()
            let loaded = try await probe.start(configuration, pickPort: pickPort)
            return Address(
                endpoint: loaded.endpoint, contextTokens: loaded.contextTokens ?? configuration.contextTokens,
                process: loaded.process, generation: generation)
        }
        state = .up(task)
        watch = Task { [weak self, log] in
            do {
                let address = try await task.value
                log.debug("embedded server ready", metadata: ["context tokens": "\(address.contextTokens)"])
                _ = try await address.process.ended()
                await self?.noteDeath(of: address)
            } catch {
                await self?.noteFailure(error, generation: generation)
            }
        }
        return task
    }

    /// Takes note of a server that did not come up.
    private func noteFailure(_ error: any Error, generation: Int) {
        guard case .up = state, generation == self.generation, let error = error as? ModelError else { return }
        log.debug("embedded server not started", metadata: ["reason": "\(error.message)"])
        // What time may cure is tried again by the next caller; what a person must cure is not.
        if case .retry = error.disposition { state = .idle } else { state = .failed(error) }
    }

    /// Takes note of a server's death, once, and starts the next if one is left.
    private func noteDeath(of address: Address) async {
        // Throws only where this task is cancelled.
        let exit = (try? await address.process.ended()) ?? .unknown
        guard case .up = state, address.generation == generation else { return }
        log.warning("embedded server died", metadata: ["exit": "\(exit)", "restarts left": "\(restartsLeft)"])
        if restartsLeft > 0 {
            restartsLeft -= 1
            _ = start()
        } else {
            state = .failed(EmbeddedFault.diedAgain(exit, lines: address.process.recent.lines))
        }
    }
}
