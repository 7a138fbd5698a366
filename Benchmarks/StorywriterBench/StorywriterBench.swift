import Foundation

/// Measures speed and cost, and prints each figure with its goal as a row of a Markdown table.
///
/// `storywriter-bench [overhead] [prompts] [start] [books] [service] [embedded]` runs the named benchmarks, all without a name.
/// Of the service `--part` chooses one part; its workers need a PostgreSQL, which `scripts/with-postgres` gives.
@main
struct StorywriterBench {
    static func main() async {
        do {
            let words = Array(CommandLine.arguments.dropFirst())
            if words.first == BaselineServer.argument {
                return try await BaselineServer.serve(Array(words.dropFirst()))
            }
            let arguments = try BenchArguments(words)
            if arguments.isFake {
                try await FakeProcess.serve()
            } else {
                try await run(arguments)
            }
        } catch {
            FileHandle.standardError.write(Data("storywriter-bench: \(error)\n".utf8))
            exit(error is BenchError ? 64 : 70)
        }
    }

    private static func run(_ arguments: BenchArguments) async throws {
        write(await Surroundings.header() + "\n\n" + Figure.tableHead + "\n")
        for benchmark in arguments.benchmarks {
            try await measure(benchmark, arguments) { write($0.map { $0.row + "\n" }.joined()) }
        }
    }

    /// Measures, and tells each figure as soon as it is known.
    private static func measure(
        _ benchmark: BenchArguments.Benchmark, _ arguments: BenchArguments, _ tell: @Sendable ([Figure]) -> Void
    ) async throws {
        switch benchmark {
        case .overhead: tell(try await OverheadBenchmark().figures())
        case .prompts: tell(try await PromptsBenchmark().figures())
        case .start: tell(try await StartBenchmark(arguments: arguments).figures())
        case .books: tell(try await BooksBenchmark(arguments: arguments).figures())
        case .service: await (try arguments.service()).run(tell)
        case .embedded: tell(try await EmbeddedBenchmark(arguments: arguments).figures())
        }
    }

    private static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
