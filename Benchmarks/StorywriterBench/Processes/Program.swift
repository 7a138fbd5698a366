import Foundation

/// A program that is run beside us.
struct Program: Sendable {
    /// A name to look for in `PATH`, or a path.
    let name: String
    let arguments: [String]
    /// Added to our own environment.
    var environment: [String: String] = [:]

    /// Takes the command.
    init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) {
        self.name = name
        self.arguments = arguments
        self.environment = environment
    }

    /// A process of the program, not started yet.
    func process() -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: name.contains("/") ? name : "/usr/bin/env")
        process.arguments = name.contains("/") ? arguments : [name] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        return process
    }

    /// Runs it to its end.
    ///
    /// - Returns: what it wrote to standard output, without white space at its ends.
    func output() async throws -> String {
        let process = process()
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = await Self.aside { pipe.fileHandleForReading.readDataToEndOfFile() }
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs it to its end by the system's own calls, which cost less than a millisecond.
    ///
    /// - Returns: seconds from start to end.
    /// - Throws: `BenchError` where it cannot be started or fails.
    func seconds() throws -> Double {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var pid = pid_t()
        let begun = ContinuousClock.now
        guard posix_spawn(&pid, name, &actions, nil, &words, environ) == 0 else {
            throw BenchError("\(name) cannot be started: build it first.")
        }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let took = ContinuousClock.now - begun
        guard status == 0 else { throw BenchError("\(name) \(arguments.joined(separator: " ")) failed.") }
        return took / .seconds(1)
    }

    /// Runs blocking work on a thread of its own.
    static func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
