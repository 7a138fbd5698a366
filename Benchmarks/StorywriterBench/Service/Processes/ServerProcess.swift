import Foundation
import NIOCore
import NIOPosix

/// `storywriter serve` in a process of its own.
final class ServerProcess {
    /// How long it may take to be ready, and to stop when it is asked to.
    private static let patience = (start: Duration.seconds(60), stop: Duration.seconds(3))

    let port: Int
    /// From its start to the first `/readyz` that says yes, in seconds.
    let startSeconds: Double
    let meter: ProcessMeter
    private let process: Process

    private init(port: Int, startSeconds: Double, process: Process) {
        self.port = port
        self.startSeconds = startSeconds
        self.process = process
        self.meter = ProcessMeter(pid: process.processIdentifier)
    }

    /// Starts one and waits until it is ready.
    ///
    /// - Parameters:
    ///   - environment: its settings on top of those that every measured server has.
    ///   - folder: where its files are.
    static func start(
        _ program: String, environment: [String: String], in folder: String
    ) async throws -> ServerProcess {
        let port = try await freePort()
        let usual = [
            "STORYWRITER_PORT": String(port), "STORYWRITER_AUTH": "none", "STORYWRITER_PROVIDERS": "openai",
            "STORYWRITER_DATA_DIR": folder, "XDG_CONFIG_HOME": folder, "OPENAI_API_KEY": "", "OPENAI_MODEL": "gpt-4.1",
            "STORYWRITER_DATABASE_URL": "sqlite:\(folder)/stories.sqlite",
        ]
        let process = Program(program, ["serve"], environment: usual.merging(environment) { _, new in new }).process()
        let log = "\(folder)/serve-\(port).log"
        try Data().write(to: URL(filePath: log))
        process.standardError = FileHandle(forWritingAtPath: log)
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let begun = ContinuousClock.now
        try process.run()
        while true {
            if await isReady(port) { break }
            guard process.isRunning, ContinuousClock.now - begun < patience.start else {
                process.terminate()
                let told = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                throw BenchError("The server did not start: \(told.suffix(400))")
            }
            try await Task.sleep(for: .milliseconds(1))
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        return ServerProcess(port: port, startSeconds: seconds, process: process)
    }

    /// Asks it to stop, and ends it where it does not.
    func stop() async {
        process.terminate()
        let begun = ContinuousClock.now
        while process.isRunning, ContinuousClock.now - begun < Self.patience.stop {
            try? await Task.sleep(for: .milliseconds(10))
        }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    private static func isReady(_ port: Int) async -> Bool {
        (try? await LoadGenerator(port: port).send([.get("/readyz")])) != nil
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close().get()
        return port
    }
}
