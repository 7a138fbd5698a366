import Foundation

/// A run of the program that is under way.
final class Running: Sendable {
    private let process: Process
    private let reading: Task<Program.Outcome, Never>

    /// Starts a program whose output is read from now on.
    ///
    /// - Parameters:
    ///   - input: what stands on standard input.
    ///   - terminal: what standard error goes to in place of a pipe.
    ///   - isWhole: whether the terminal is also standard input and output.
    init(
        executable: String, arguments: [String], input: String = "", environment: [String: String], folder: String,
        terminal: FileHandle? = nil, isWhole: Bool = false
    ) throws {
        let process = Process()
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        let (ends, ended) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            let code = process.terminationStatus
            ended.yield(process.terminationReason == .uncaughtSignal ? 128 + code : code)
            ended.finish()
        }
        if let terminal {
            process.standardError = terminal
            try stderr.fileHandleForWriting.close()
            if isWhole {
                process.standardInput = terminal
                process.standardOutput = terminal
                try stdout.fileHandleForWriting.close()
            }
        }
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        self.process = process
        reading = Task {
            async let out = Self.all(of: stdout.fileHandleForReading)
            async let error = Self.all(of: stderr.fileHandleForReading)
            let (outText, errorText) = await (out, error)
            var code: Int32 = -1
            for await end in ends { code = end }
            return Program.Outcome(code: code, out: outText, error: errorText)
        }
    }

    /// How it ends.
    var outcome: Program.Outcome {
        get async { await reading.value }
    }

    /// Sends a signal.
    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    private static func all(of handle: FileHandle) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "storywriter.tests.reading").async {
                let data = (try? handle.readToEnd()) ?? Data()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
