import Bootstrap
import Foundation

/// What the command line asks for.
struct BenchArguments: Sendable {
    /// What can be measured. The order is that of a whole run: memory first, before others have used any.
    enum Benchmark: String, CaseIterable, Sendable {
        case overhead, prompts, start, books, service, embedded
    }

    /// What to measure, in order.
    let benchmarks: [Benchmark]
    /// Whether this process is the fake provider of another one.
    let isFake: Bool
    /// Whether the service is measured at small numbers only, to see that the measuring works.
    let isQuick: Bool
    private let options: [String: String]

    /// The options that take a value.
    private static let names = ["--data-dir", "--model", "--llama-server", "--program", "--runs", "--part"]
    private static let quick = "--quick"

    /// Reads arguments.
    ///
    /// - Throws: `BenchError` for an unknown one.
    init(_ arguments: [String]) throws(BenchError) {
        var named: [Benchmark] = []
        var options: [String: String] = [:]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if Self.names.contains(argument) {
                guard let value = rest.popFirst() else { throw BenchError("\(argument) needs a value.") }
                options[argument] = value
            } else if let benchmark = Benchmark(rawValue: argument) {
                named.append(benchmark)
            } else if argument != FakeProcess.argument, argument != Self.quick {
                let all = Benchmark.allCases.map(\.rawValue).joined(separator: ", ")
                let others = (Self.names + [Self.quick]).joined(separator: ", ")
                throw BenchError("“\(argument)” is no benchmark: use \(all), or \(others).")
            }
        }
        self.benchmarks = named.isEmpty ? Benchmark.allCases : Benchmark.allCases.filter(named.contains)
        self.isFake = arguments.contains(FakeProcess.argument)
        self.isQuick = arguments.contains(Self.quick)
        self.options = options
    }

    /// The `storywriter` program: the one that is named, else the one beside this; nil where there is none.
    var program: String? {
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "storywriter").path
        return [options["--program"], beside].compactMap(\.self).first { FilePlaces.isFile($0) }
    }

    /// The benchmark of the service.
    ///
    /// - Throws: `BenchError` for a part or a number that is none, or without the program.
    func service() throws(BenchError) -> ServiceBenchmark {
        guard let program else {
            throw BenchError("There is no program: `swift build -c release --product storywriter` makes it.")
        }
        guard let runs = Int(options["--runs"] ?? (isQuick ? "1" : "5")), runs > 0 else {
            throw BenchError("--runs needs a number of at least 1.")
        }
        var parts = ServiceBenchmark.Part.allCases
        if let name = options["--part"] {
            guard let part = ServiceBenchmark.Part(rawValue: name) else {
                throw BenchError("“\(name)” is no part: use \(parts.map(\.rawValue).joined(separator: ", ")).")
            }
            parts = [part]
        }
        return ServiceBenchmark(
            stand: ServiceStand(program: program, runs: runs, scale: isQuick ? .quick : .whole), parts: parts)
    }

    /// The program's settings, with the options on top.
    ///
    /// - Parameter database: a file for the stories of the benchmark.
    /// - Throws: `SettingsError`.
    func settings(database: String) async throws -> Settings {
        var flags = ["storywriter.databaseUrl": "sqlite:" + database]
        flags["storywriter.dataDir"] = options["--data-dir"]
        flags["storywriter.embeddedModel"] = options["--model"]
        flags["storywriter.llamaServer"] = options["--llama-server"]
        return try await Settings.read(flags: flags)
    }
}
