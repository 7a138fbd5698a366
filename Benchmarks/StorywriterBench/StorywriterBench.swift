import Foundation

/// Measures speed and cost, and prints each figure with its goal as a row of a Markdown table.
///
/// `storywriter-bench [prompts] [overhead] [start] [embedded]` runs the named benchmarks, all without a name.
@main
struct StorywriterBench {
    static func main() async {
        do {
            let arguments = try BenchArguments(Array(CommandLine.arguments.dropFirst()))
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
            for figure in try await figures(of: benchmark, arguments) { write(figure.row + "\n") }
        }
    }

    private static func figures(of benchmark: BenchArguments.Benchmark, _ arguments: BenchArguments) async throws
        -> [Figure]
    {
        switch benchmark {
        case .overhead: try await OverheadBenchmark().figures()
        case .prompts: try await PromptsBenchmark().figures()
        case .start: try await StartBenchmark(arguments: arguments).figures()
        case .embedded: try await EmbeddedBenchmark(arguments: arguments).figures()
        }
    }

    private static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
