import Foundation
import LanguageModels
import ModelProviders
import Storytelling
import TestSupport

/// What a story costs in prompts: that with a window their sum grows with the story's length and not with its square, and
/// that an append-only history keeps the prefix for which providers charge less.
struct PromptsBenchmark {
    /// The lengths measured, in words.
    private static let lengths = [2_000, 5_000, 10_000, 20_000]
    /// The lengths over which the cost of a word must not change.
    private static let comparedFrom = 5_000
    private static let mostSpread = 0.15
    private static let leastKept = 0.9

    private struct Reading {
        let words: Int
        let strategy: ContextStrategy
        let charactersPerWord: Double
        let growths: [PromptRecorder.Growth]
    }

    /// Measures, against a fake in this process.
    func figures() async throws -> [Figure] {
        let catalogue = try ModelCatalogue.load()
        var figures: [Figure] = []
        for (provider, model) in [("huggingface", "openai/gpt-oss-120b"), ("embedded", "qwen2.5-coder-1.5b-instruct")] {
            let profile = try catalogue.profile(provider: provider, model: model, on: Date())
            figures += window(try await readings(of: profile), model: model)
        }
        let caching = try catalogue.profile(provider: "openai", model: "gpt-4.1", on: Date())
        return figures + appendOnly(try await readings(of: caching), model: "gpt-4.1")
    }

    private func readings(of profile: ModelProfile) async throws -> [Reading] {
        var options = FakeOpenAI.Options(.openAI)
        options.key = nil
        options.contextTokens = profile.contextTokens
        options.logDetail = .sizes
        return try await withFakeOpenAI(options) { fake in
            try await withTemporaryFolder { folder in
                let transport = HTTPTransport()
                var readings: [Reading] = []
                for length in Self.lengths {
                    let recorder = PromptRecorder(
                        OpenAICompatibleModel(
                            profile: profile, endpoint: Endpoint(baseURL: fake.baseURL), dialect: .openAI,
                            transport: transport))
                    let story = try await BenchStory.write(
                        words: length, model: Metered(recorder),
                        in: try await BenchStory.repository(in: folder.path))
                    readings.append(
                        Reading(
                            words: story.words, strategy: ContextStrategy(profile: profile, length: story.brief.length),
                            charactersPerWord: Double(recorder.characters) / Double(max(1, story.words)),
                            growths: recorder.growths))
                }
                await transport.shutdown()
                return readings
            }
        }
    }

    private func window(_ readings: [Reading], model: String) -> [Figure] {
        let rows = zip(Self.lengths, readings).map { length, reading in
            Figure(
                "prompt characters a story word, \(model), \(length) words asked",
                "\(Figure.decimal(reading.charactersPerWord, places: 1)) (\(reading.strategy.rawValue), "
                    + "\(reading.words) written)")
        }
        let compared = zip(Self.lengths, readings)
            .filter { $0 >= Self.comparedFrom && $1.strategy == .window }
            .map(\.1.charactersPerWord)
        guard let least = compared.min(), let most = compared.max(), least > 0 else { return rows }
        return rows + [
            Figure(
                "their spread from 5,000 to 20,000 words, \(model)", most / least - 1, atMost: Self.mostSpread,
                unit: .percent)
        ]
    }

    private func appendOnly(_ readings: [Reading], model: String) -> [Figure] {
        zip(Self.lengths, readings).flatMap { length, reading -> [Figure] in
            let kept = reading.growths.map(\.keptShare)
            let known = reading.growths.map(\.knownShare)
            guard reading.strategy == .appendOnly, let least = kept.min(), let leastKnown = known.min() else {
                return []
            }
            let mean = known.reduce(0, +) / Double(known.count)
            return [
                Figure(
                    "least share of a prompt that the next one begins with, \(model), \(length) words", least,
                    atLeast: Self.leastKept, unit: .percent),
                Figure(
                    "share of a prompt that the one before had, \(model), \(length) words",
                    "mean \(Figure.Unit.percent.text(mean)), least \(Figure.Unit.percent.text(leastKnown)), "
                        + "last \(Figure.Unit.percent.text(known.last ?? 0))"),
            ]
        }
    }
}
