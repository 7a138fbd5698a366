import Bootstrap

/// What the command line asks for.
struct BenchArguments: Sendable {
    /// What can be measured. The order is that of a whole run: memory first, before others have used any.
    enum Benchmark: String, CaseIterable, Sendable {
        case overhead, prompts, start, embedded
    }

    /// What to measure, in order.
    let benchmarks: [Benchmark]
    /// Whether this process is the fake provider of another one.
    let isFake: Bool
    private let options: [String: String]

    /// The options that take a value.
    private static let names = ["--data-dir", "--model", "--llama-server", "--program"]

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
            } else if argument != FakeProcess.argument {
                let all = Benchmark.allCases.map(\.rawValue).joined(separator: ", ")
                throw BenchError("“\(argument)” is no benchmark: use \(all), or \(Self.names.joined(separator: ", ")).")
            }
        }
        self.benchmarks = named.isEmpty ? Benchmark.allCases : Benchmark.allCases.filter(named.contains)
        self.isFake = arguments.contains(FakeProcess.argument)
        self.options = options
    }

    /// The `storywriter` program, where it is not the one beside this.
    var program: String? { options["--program"] }

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
