import Foundation
import TestSupport

/// A fake provider in a process of its own, so that its work does not count as ours.
struct FakeProcess {
    /// The argument that makes this program the fake.
    static let argument = "fake"

    /// What clients take as their base URL.
    let baseURL: String
    private let process: Process
    private let input: Pipe

    /// Starts a fake and waits until it listens.
    static func start() async throws -> FakeProcess {
        let process = Program(Bundle.main.executablePath ?? CommandLine.arguments[0], [argument]).process()
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = await Program.aside { output.fileHandleForReading.availableData }
        let url = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard url.hasPrefix("http://") else { throw BenchError("The fake provider did not start.") }
        return FakeProcess(baseURL: url, process: process, input: input)
    }

    /// Ends the fake.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Is the fake: says its address, and listens until standard input ends.
    static func serve() async throws {
        var options = FakeOpenAI.Options(.openAI)
        options.key = nil
        options.contextTokens = 1_000_000
        options.logDetail = .sizes
        let fake = try await FakeOpenAI.start(options)
        FileHandle.standardOutput.write(Data((fake.baseURL + "\n").utf8))
        _ = await Program.aside { FileHandle.standardInput.readDataToEndOfFile() }
        await fake.stop()
    }
}
