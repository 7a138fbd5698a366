import Foundation
import LanguageModels
import ModelProviders
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

/// Names of Gemini's that other models answer, as those of 2.5 are from 2026-12-01 on.
@Suite struct ReplacedModelTests {
    private static let before = Date(timeIntervalSince1970: 1_796_000_000)  // 2026-11-30
    private static let after = Date(timeIntervalSince1970: 1_796_100_000)  // 2026-12-01

    /// Writes a story with `gemini-2.5-flash` against a fake.
    ///
    /// - Parameter day: The day whose catalogue the program has.
    private func write(_ fake: FakeGemini, on day: Date, at desk: Desk) async throws -> Written {
        let catalogue = try ModelCatalogue.load()
        let transport = HTTPTransport(connectTimeout: .seconds(600))
        let bare = GeminiModel(
            profile: try catalogue.profile(provider: "gemini", model: "gemini-2.5-flash", on: day),
            find: { catalogue.listedProfile(ofVersion: $0, provider: "gemini", on: day) },
            endpoint: Endpoint(baseURL: fake.baseURL, key: Secret("gemini-test-key")), transport: transport)
        let id = try await desk.begin(try Samples.brief())
        _ = try await desk.writer(Retrying(Metered(bare), policy: .alone, clock: desk.clock)).write(id)
        await transport.shutdown()
        return try await desk.written(id)
    }

    private func thinking(_ request: RecordedRequest) -> String {
        let config = request.body?["generationConfig"]?["thinkingConfig"]
        return config?["thinkingLevel"]?.string ?? (config?["thinkingBudget"]?.integer.map(String.init) ?? "none")
    }

    @Test func `A story is booked by the model that answered it, which is told once`() async throws {
        var options = FakeGemini.Options()
        options.reroutes = ["gemini-2.5-flash": "gemini-3.5-flash-lite"]
        try await withFakeGemini(options) { fake in
            try await withDesk { desk in
                let written = try await write(fake, on: Self.before, at: desk)
                expectFinished(written)
                let price = try ModelCatalogue.load()
                    .profile(provider: "gemini", model: "gemini-3.5-flash-lite", on: Self.before).price
                for line in written.ledger {
                    #expect(line.model == "gemini-3.5-flash-lite")
                    #expect(line.cost == price.cost(of: line.usage))
                }
                #expect(Set(written.story.passages.map(\.author.model)) == ["gemini-3.5-flash-lite"])
                #expect(written.count(of: .modelReplaced) == 1)
                let event = try #require(written.events.first { $0.kind == .modelReplaced })
                #expect(event.details["served"] == "gemini-3.5-flash-lite")
                // The first call could not know; all that follow take the parameters of the model that answers.
                let asked = fake.log.generations.map(thinking)
                #expect(asked.first == "512")
                #expect(Set(asked.dropFirst()) == ["LOW"])
            }
        }
    }

    @Test func `From the day on the first call has the new model's parameters already`() async throws {
        var options = FakeGemini.Options()
        options.reroutes = ["gemini-2.5-flash": "gemini-3.5-flash-lite"]
        try await withFakeGemini(options) { fake in
            try await withDesk { desk in
                expectFinished(try await write(fake, on: Self.after, at: desk))
                #expect(Set(fake.log.generations.map(thinking)) == ["LOW"])
            }
        }
    }

    @Test func `A gateway that has taken the old name away is asked for the new one, once`() async throws {
        var options = FakeGemini.Options()
        options.gone = ["gemini-2.5-flash"]
        try await withFakeGemini(options) { fake in
            try await withDesk { desk in
                let written = try await write(fake, on: Self.before, at: desk)
                expectFinished(written)
                let names = fake.log.generations.map(\.model)
                #expect(names.filter { $0 == "gemini-2.5-flash" }.count == 1)
                #expect(Set(names.dropFirst()) == ["gemini-3.5-flash-lite"])
                #expect(Set(written.ledger.map(\.model)) == ["gemini-3.5-flash-lite"])
                #expect(written.ledger.count == names.count - 1)
            }
        }
    }

    @Test func `A model that answers for itself is booked as asked and told of nothing`() async throws {
        try await withFakeGemini { fake in
            try await withDesk { desk in
                let written = try await write(fake, on: Self.before, at: desk)
                #expect(Set(written.ledger.map(\.model)) == ["gemini-2.5-flash"])
                #expect(Set(written.story.passages.map(\.author.model)) == ["gemini-2.5-flash"])
                #expect(written.count(of: .modelReplaced) == 0)
            }
        }
    }
}
