import Foundation
import Testing

@testable import ModelProviders

/// A small program that starts a server as we do, with a pipe as its standard input, and that can be killed.
final class ParentProcess: Sendable {
    /// The server's number.
    let child: Int32
    private let number: Int32
    private let process: Process
    private let output: FileHandle

    /// Starts the parent, which starts `command` and tells its number.
    init(of command: ServerCommand) throws {
        let program = """
            import subprocess, sys
            child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
            print(child.pid, flush=True)
            child.wait()
            """
        let pipe = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, command.executable] + command.arguments
        process.environment = command.environment
        process.standardOutput = pipe
        try process.run()
        output = pipe.fileHandleForReading
        number = process.processIdentifier
        var line = Data()
        while let byte = try output.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty { line += byte }
        child = try #require(Int32(String(decoding: line, as: UTF8.self)))
    }

    /// Kills it, as `kill -9` does: it cannot tidy up.
    func kill() {
        Foundation.kill(number, SIGKILL)
    }

    /// Comes back when nobody holds its standard output any more; the server inherited it.
    func outputEnd() async {
        let output = output
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                _ = try? output.readToEnd()
                continuation.resume()
            }
        }
    }
}
