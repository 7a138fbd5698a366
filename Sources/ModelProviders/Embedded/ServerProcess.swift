import LanguageModels
import Subprocess

/// One run of the built-in model's server as a process of the system.
///
/// The server's standard input is a pipe that nothing is ever written to. It closes when this process ends, however it
/// ends, and then the server is killed from its own side.
final class ServerProcess: Sendable {
    /// The last that it said.
    let recent: RecentLines
    private let begin = OneTimeSignal<Int32>()
    private let run: Task<Void, Never>
    private let end = OneTimeSignal<Result<ProcessExit, ModelError>>()

    /// Starts it.
    ///
    /// - Parameters:
    ///   - command: What to run.
    ///   - grace: How long it may take to end after SIGTERM before it is killed.
    init(_ command: ServerCommand, grace: Duration) {
        let recent = RecentLines()
        let (begin, end) = (begin, end)
        self.recent = recent
        self.run = Task {
            end.send(await Self.run(command, grace: grace, recent: recent, began: begin.send))
        }
    }

    deinit {
        run.cancel()
    }

    /// Its number in the system; waits until it has one.
    ///
    /// - Throws: `CancellationError`. Never comes back for a process that could not be started.
    func number() async throws -> Int32 {
        try await begin.wait()
    }

    /// Waits until it has ended.
    ///
    /// - Throws: `ModelError` where it could not be started at all, `CancellationError`.
    func ended() async throws -> ProcessExit {
        try await end.wait().get()
    }

    /// Sends SIGTERM, kills it when that does not help, and waits for its end.
    func stop() async {
        run.cancel()
        await run.value
    }

    private static func run(
        _ command: ServerCommand, grace: Duration, recent: RecentLines, began: @Sendable (Int32) -> Void
    ) async -> Result<ProcessExit, ModelError> {
        var options = PlatformOptions()
        // A session of its own: Ctrl-C at the terminal is for us, and we stop the server in our own order.
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: grace)]
        let executable: Executable =
            command.executable.contains("/") ? .path(.init(command.executable)) : .name(command.executable)
        let variables = command.environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        do {
            let outcome = try await Subprocess.run(
                executable, arguments: Arguments(command.arguments),
                environment: .custom(Dictionary(uniqueKeysWithValues: variables)), platformOptions: options,
                input: .inputWriter, output: .sequence, error: .combinedWithOutput
            ) { execution in
                began(execution.processIdentifier.value)
                for try await piece in execution.standardOutput {
                    piece.withUnsafeBytes { recent.append($0) }
                }
            }
            switch outcome.terminationStatus {
            case .exited(let code): return .success(.code(code))
            case .signaled(let signal): return .success(.signal(signal))
            }
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            return .failure(EmbeddedFault.noPython(command.executable))
        } catch {
            return .success(.unknown)
        }
    }
}
