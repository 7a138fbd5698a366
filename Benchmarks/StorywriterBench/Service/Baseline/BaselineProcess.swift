import Foundation
import NIOCore

/// A baseline in a process of its own, as the program is.
struct BaselineProcess {
    let port: Int
    private let process: Process
    private let input: Pipe

    /// Starts one that answers every request with these bytes.
    static func fixed(_ bytes: ByteBuffer, in folder: String) async throws -> BaselineProcess {
        try await start([try file(of: bytes, in: folder)])
    }

    /// Starts one that asks the provider at `url` these bytes for every request, and passes on its answer.
    static func proxy(to url: String, asking bytes: ByteBuffer, in folder: String) async throws -> BaselineProcess {
        try await start([try file(of: bytes, in: folder), url])
    }

    /// Ends it.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static func file(of bytes: ByteBuffer, in folder: String) throws -> String {
        let path = "\(folder)/\(UUID().uuidString).bytes"
        try Data(bytes.readableBytesView).write(to: URL(filePath: path))
        return path
    }

    private static func start(_ arguments: [String]) async throws -> BaselineProcess {
        let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let process = Program(own, [BaselineServer.argument] + arguments).process()
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = await Program.aside { output.fileHandleForReading.availableData }
        let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let port = Int(text), port > 0 else { throw BenchError("The baseline did not start.") }
        return BaselineProcess(port: port, process: process, input: input)
    }
}
