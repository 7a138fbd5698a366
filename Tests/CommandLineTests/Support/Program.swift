import Foundation
import TestSupport

/// The built `storywriter`, run as a person or a script would, with a data folder of its own and no settings but those
/// that a test gives.
final class Program: Sendable {
    /// How a run ended.
    struct Outcome: Sendable {
        let code: Int32
        let out: String
        let error: String

        /// The last line on standard error that says something.
        var lastLine: String { error.split(separator: "\n").last.map(String.init) ?? "" }
    }

    let folder: TemporaryFolder
    private let environment: [String: String]

    /// Prepares a home without stories.
    ///
    /// - Parameter environment: what the program finds set, besides a bare `PATH`, `HOME` and no patience.
    init(_ environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        let own = [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "xterm",
            "STORYWRITER_DATA_DIR": folder.path + "/data",
            "STORYWRITER_PATIENCE": "0",
        ]
        self.environment = own.merging(environment) { $1 }
    }

    /// The database's file.
    var database: String { folder.path(of: "data/stories.sqlite") }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: as a shell would give them.
    ///   - input: what stands on standard input; nothing by default.
    ///   - more: settings for this run alone.
    func run(_ arguments: [String], input: String = "", _ more: [String: String] = [:]) async throws -> Outcome {
        try await begin(arguments, input: input, more).outcome
    }

    /// Starts the program and comes back at once.
    func begin(_ arguments: [String], input: String = "", _ more: [String: String] = [:]) throws -> Running {
        try Running(
            executable: Self.path, arguments: arguments, input: input,
            environment: environment.merging(more) { $1 }, folder: folder.path)
    }

    /// Runs a command of the shell in whose words `$STORYWRITER` is the program.
    func shell(_ command: String, _ more: [String: String] = [:]) async throws -> Outcome {
        var variables = environment.merging(more) { $1 }
        variables["STORYWRITER"] = Self.path
        return try await Running(
            executable: "/bin/sh", arguments: ["-c", command], input: "", environment: variables, folder: folder.path
        ).outcome
    }

    /// The environment of a run, for those that start it otherwise.
    func variables(_ more: [String: String] = [:]) -> [String: String] { environment.merging(more) { $1 } }

    /// The program beside the bundle of tests.
    static let path: String = {
        let arguments = CommandLine.arguments
        let named = arguments.firstIndex(of: "--test-bundle-path").map { arguments.index(after: $0) }
        let bundle = named.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil } ?? arguments[0]
        var folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        while folder.path.count > 1 {
            let program = folder.appendingPathComponent("storywriter")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program.path }
            folder.deleteLastPathComponent()
        }
        return "storywriter"
    }()
}
