import Bootstrap
import Foundation
import LanguageModels
import StoryDomain
import Storytelling
import Synchronization
import TestSupport

/// What the program itself costs: a long story against a provider that answers at once, through everything that stands
/// between a command and the wire.
struct OverheadBenchmark {
    private static let words = 10_000
    private static let mostCPU = 1.0
    private static let mostMegabytes = 120.0
    /// Of a story's processor time, what reading its answers and filtering its prose may take.
    private static let mostReading = 0.02
    /// One that gets the whole history, and one that gets a window of it.
    private static let models = ["gpt-4.1", "local"]

    /// Measures.
    func figures() async throws -> [Figure] {
        let fake = try await FakeProcess.start()
        defer { fake.stop() }
        var figures: [Figure] = []
        for model in Self.models {
            let begun = Self.processorSeconds
            let story = try await write(by: model, at: fake) { $0 }
            let spent = Self.processorSeconds - begun
            figures.append(
                Figure(
                    "processor time of a story of \(Self.words) words, \(model) (\(story.words) written)", spent,
                    atMost: Self.mostCPU, unit: .seconds))
            figures += try await readingShares(of: model, at: fake, spent: spent)
        }
        guard let peak = Self.peakMegabytes else {
            return figures + [Figure("most memory, both stories", "not measured on this system")]
        }
        return figures + [Figure("most memory, both stories", peak, atMost: Self.mostMegabytes, unit: .megabytes)]
    }

    /// Writes a story with the program's own stack.
    ///
    /// - Parameter around: puts something around the model.
    private func write(
        by model: String, at fake: FakeProcess, _ around: (any LanguageModel) -> any LanguageModel
    ) async throws -> Story {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(environment: [
                "OPENAI_BASE_URL": fake.baseURL, "STORYWRITER_DATA_DIR": folder.path, "XDG_CONFIG_HOME": folder.path,
            ])
            let house = try await StoryHouse.open(settings)
            defer { house.close() }
            let rack = try house.models(ModelChoice(provider: "openai", model: model))
            let story = try await BenchStory.write(
                words: Self.words, model: around(rack.model), in: house.repository)
            await rack.shutdown()
            return story
        }
    }

    /// How much of a story's processor time the reader of answers takes, and how much reader and gate take together.
    ///
    /// The same story is written once more with its answers recorded; they then pass reader and gate alone, in the same
    /// pieces and with the memory that the gate has in a run.
    ///
    /// - Parameter spent: processor seconds of the story.
    private func readingShares(of model: String, at fake: FakeProcess, spent: Double) async throws -> [Figure] {
        let recorder = Mutex<AnswerRecorder?>(nil)
        let story = try await write(by: model, at: fake) { base in
            let recording = AnswerRecorder(base)
            recorder.withLock { $0 = recording }
            return recording
        }
        let answers = recorder.withLock { $0?.answers ?? [] }
        let reading = ProcessorTime.ofThread {
            for answer in answers {
                var reader = AnswerReader(expecting: .plain, isStructured: answer.isStructured)
                for piece in answer.pieces { _ = reader.take(piece) }
                _ = reader.end(isWhole: true)
            }
        }
        let filtering = ProcessorTime.ofThread { Self.filter(answers, language: story.brief.language) }
        return [
            Figure(
                "of it, the reader of answers (\(answers.count) answers), \(model)", reading / .seconds(1) / spent,
                atMost: Self.mostReading, unit: .percent),
            Figure(
                "of it, reader and stream gate, \(model)", Figure.Unit.percent.text(filtering / .seconds(1) / spent)),
        ]
    }

    /// Passes answers through the reader, and those in prose through a gate.
    private static func filter(_ answers: [AnswerRecorder.Answer], language: LanguageTag) {
        var memory = GateMemory(language: language)
        for answer in answers {
            var reader = AnswerReader(expecting: .plain, isStructured: answer.isStructured)
            var gate = StreamGate(memory: memory, context: GateContext(scene: 1, language: language))
            var paragraphs: [String] = []
            for piece in answer.pieces {
                let text = reader.take(piece).text
                if !answer.isStructured, !text.isEmpty { paragraphs += gate.receive(text).paragraphs }
            }
            let rest = reader.end(isWhole: true).text
            guard !answer.isStructured else { continue }
            if !rest.isEmpty { paragraphs += gate.receive(rest).paragraphs }
            paragraphs += gate.end(.stop).paragraphs
            for paragraph in paragraphs { memory.append(paragraph: paragraph, scene: 1) }
        }
    }

    /// Seconds that all cores have spent on this process so far, in it and in the kernel for it.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory resident at one time since the program began; nil outside Linux. Not `ru_maxrss`, which a
    /// process takes over from the one that started it.
    private static var peakMegabytes: Double? {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 * 1_024 / 1_000_000 }
    }
}
