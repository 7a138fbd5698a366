import Bootstrap
import Foundation
import TestSupport

/// How soon the program is there, and how soon the built-in model's first word.
struct StartBenchmark {
    private static let starts = 20
    private static let mostForStart = 0.05
    private static let mostForWord = 12.0
    /// How long to wait for a word before giving up.
    private static let patience = Duration.seconds(180)

    let arguments: BenchArguments

    /// Measures what is there to be measured: the program beside this one, and the model where it was fetched.
    func figures() async throws -> [Figure] {
        guard let program = arguments.program else {
            return [Figure("start", "not measured: `swift build -c release --product storywriter` makes the program")]
        }
        return [try start(of: program)] + (try await firstWord(of: program))
    }

    private func start(of program: String) throws -> Figure {
        let version = Program(program, ["--version"])
        _ = try version.seconds()
        let seconds = try (0..<Self.starts).map { _ in try version.seconds() }.sorted()
        let median = (seconds[Self.starts / 2 - 1] + seconds[Self.starts / 2]) / 2
        return Figure(
            "`storywriter --version`, median of \(Self.starts)", median, atMost: Self.mostForStart, unit: .milliseconds)
    }

    /// Starts a story in a process of its own and waits for the premise on its standard error.
    private func firstWord(of program: String) async throws -> [Figure] {
        try await withTemporaryFolder { folder in
            let settings = try await arguments.settings(database: folder.path(of: "stories.sqlite"))
            guard FilePlaces.isFile(settings.embeddedModelPath) else {
                return [Figure("first premise word", "not measured: `make model` fetches the model")]
            }
            var environment = [
                "STORYWRITER_DATA_DIR": settings.dataFolder,
                "STORYWRITER_DATABASE_URL": settings.dataFolder + "/stories.sqlite",
                "STORYWRITER_EMBEDDED_MODEL": settings.embeddedModelPath, "XDG_CONFIG_HOME": folder.path,
            ]
            environment["STORYWRITER_LLAMA_SERVER"] = settings.llamaServer
            let arguments = ["write", BenchStory.idea, "--words", "150", "--setup", "1", "--provider", "embedded"]
            let process = Program(program, arguments, environment: environment).process()
            let pipe = Pipe()
            process.standardError = pipe
            process.standardOutput = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            let begun = ContinuousClock.now
            try process.run()
            let watch = Task {
                try await Task.sleep(for: Self.patience)
                process.terminate()
            }
            defer { watch.cancel() }
            let (progress, word) = await Program.aside { Self.moments(in: pipe.fileHandleForReading, since: begun) }
            process.interrupt()
            process.waitUntilExit()
            guard let progress, let word else {
                throw BenchError("The built-in model wrote no premise: `storywriter doctor` says why.")
            }
            return [
                Figure("first progress shown, embedded model", Figure.Unit.seconds.text(progress)),
                Figure(
                    "first premise word, embedded model, loading included", word, atMost: Self.mostForWord,
                    unit: .seconds),
            ]
        }
    }

    /// Seconds until anything is read, and until a letter of the premise is.
    private static func moments(in output: FileHandle, since begun: ContinuousClock.Instant) -> (Double?, Double?) {
        var text = ""
        var progress: Double?
        while true {
            let data = output.availableData
            let now = (ContinuousClock.now - begun) / .seconds(1)
            if data.isEmpty { return (progress, nil) }
            progress = progress ?? now
            text += String(decoding: data, as: UTF8.self)
            if let premise = text.range(of: "Premise: "), text[premise.upperBound...].contains(where: \.isLetter) {
                return (progress, now)
            }
        }
    }
}
