import Bootstrap
import Foundation
import LanguageModels
import TestSupport

/// What the program itself costs: a long story against a provider that answers at once, through everything that stands
/// between a command and the wire.
struct OverheadBenchmark {
    private static let words = 10_000
    private static let mostCPU = 1.0
    private static let mostMegabytes = 120.0
    /// One that gets the whole history, and one that gets a window of it.
    private static let models = ["gpt-4.1", "local"]

    /// Measures.
    func figures() async throws -> [Figure] {
        let fake = try await FakeProcess.start()
        defer { fake.stop() }
        var figures: [Figure] = []
        for model in Self.models {
            let begun = Self.processorSeconds
            let story = try await withTemporaryFolder { folder in
                let settings = try await Settings.read(environment: [
                    "OPENAI_BASE_URL": fake.baseURL, "STORYWRITER_DATA_DIR": folder.path,
                    "XDG_CONFIG_HOME": folder.path,
                ])
                let house = try await StoryHouse.open(settings)
                defer { house.close() }
                let rack = try house.models(ModelChoice(provider: "openai", model: model))
                let story = try await BenchStory.write(words: Self.words, model: rack.model, in: house.repository)
                await rack.shutdown()
                return story
            }
            figures.append(
                Figure(
                    "processor time of a story of \(Self.words) words, \(model) (\(story.words) written)",
                    Self.processorSeconds - begun, atMost: Self.mostCPU, unit: .seconds))
        }
        guard let peak = Self.peakMegabytes else {
            return figures + [Figure("most memory, both stories", "not measured on this system")]
        }
        return figures + [Figure("most memory, both stories", peak, atMost: Self.mostMegabytes, unit: .megabytes)]
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
