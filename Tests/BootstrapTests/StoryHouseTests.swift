import Bootstrap
import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@Suite struct StoryHouseTests {
    private static let keys = [
        "GEMINI_API_KEY": "key-of-gemini", "HF_TOKEN": "key-of-face", "OPENAI_API_KEY": "key-of-ai",
    ]

    /// Opens a house in a folder of its own.
    private func withHouse(
        _ environment: [String: String] = [:], _ body: (StoryHouse, TemporaryFolder) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let house = try await StoryHouse.open(try await .read(environment: environment, in: folder))
            defer { house.close() }
            try await body(house, folder)
        }
    }

    /// What an error says.
    private func sentence(_ error: (any Error)?) -> String { error.map { "\($0)" } ?? "" }

    private func models(_ house: StoryHouse, _ choice: ModelChoice = ModelChoice()) async throws -> [String] {
        let rack = try house.models(choice)
        await rack.shutdown()
        return rack.profiles.map { "\($0.provider) \($0.model)" }
    }

    @Test func `Models stand in the user's order with the configured names`() async throws {
        let more = [
            "STORYWRITER_PROVIDERS": "openai,gemini,embedded", "OPENAI_MODEL": "gpt-4.1",
            "GEMINI_MODEL": "gemini-9-new",
            "STORYWRITER_EMBEDDED_MODEL": "/m/Story-1B-Q4_K_M.gguf",
        ]
        try await withHouse(Self.keys.merging(more) { $1 }) { house, _ in
            let got1 = try await models(house)
            #expect(got1 == ["openai gpt-4.1", "gemini gemini-9-new", "embedded story-1b"])
        }
    }

    @Test func `A provider that is asked for stands alone`() async throws {
        try await withHouse(Self.keys) { house, _ in
            let rack = try house.models(ModelChoice(provider: "HuggingFace"))
            #expect(rack.profiles.map(\.model) == ["openai/gpt-oss-120b"])
            #expect(rack.embedded == nil)
            await rack.shutdown()
        }
    }

    @Test func `A model that is asked for finds its provider`() async throws {
        try await withHouse(Self.keys) { house, _ in
            let got2 = try await models(house, ModelChoice(model: "gpt-4.1"))
            #expect(got2 == ["openai gpt-4.1"])
            let pair = ModelChoice(provider: "huggingface", model: "a/b:cheapest")
            let got3 = try await models(house, pair)
            #expect(got3 == ["huggingface a/b:cheapest"])
        }
    }

    @Test(arguments: [
        ("gemini", "Gemini needs a key: set GEMINI_API_KEY"),
        ("huggingface", "Hugging Face needs a token: set HF_TOKEN"),
    ])
    func `A missing key is named`(provider: String, sentence: String) async throws {
        try await withHouse { house, _ in
            let whole = sentence + ", or choose other providers (--provider, or --providers for serve)."
            #expect(throws: SettingsError(whole)) { _ = try house.models(ModelChoice(provider: provider)) }
        }
    }

    @Test func `OpenAI's interface needs a model's name`() async throws {
        try await withHouse { house, _ in
            #expect(throws: SettingsError("Name a model for openai with --model or OPENAI_MODEL.")) {
                _ = try house.models(ModelChoice(provider: "openai"))
            }
        }
    }

    @Test func `An unknown provider is told with the known ones`() async throws {
        try await withHouse { house, _ in
            let error = #expect(throws: (any Error).self) { _ = try house.models(ModelChoice(provider: "gemnii")) }
            #expect(
                sentence(error).contains("The provider gemnii is unknown: use gemini, huggingface, openai, embedded."))
        }
    }

    @Test func `An unknown model is told`() async throws {
        try await withHouse(Self.keys) { house, _ in
            let foreign = #expect(throws: (any Error).self) {
                _ = try house.models(ModelChoice(provider: "gemini", model: "gpt-4.1"))
            }
            #expect(sentence(foreign).contains("The model gpt-4.1 is no model of gemini"))
        }
        try await withHouse { house, _ in
            let lost = #expect(throws: (any Error).self) { _ = try house.models(ModelChoice(model: "no-such")) }
            #expect(
                sentence(lost).contains("The model no-such is unknown: `storywriter models` lists those that are known")
            )
            let other = #expect(throws: (any Error).self) {
                _ = try house.models(ModelChoice(provider: "embedded", model: "llama-70b"))
            }
            #expect(sentence(other).contains("point STORYWRITER_EMBEDDED_MODEL at the file"))
        }
    }

    @Test func `Keys do not show in a rack, a house or their errors`() async throws {
        let faulty = Self.keys.merging([
            "OPENAI_MODEL": "gpt-4.1", "STORYWRITER_PROVIDERS": "gemini,huggingface,openai",
        ]) { $1 }
        try await withHouse(faulty) { house, _ in
            let rack = try house.models()
            var dumped = ""
            dump(house, to: &dumped)
            dump(rack.profiles, to: &dumped)
            dump(rack, to: &dumped)
            #expect(!dumped.contains("key-of-"))
            #expect(!String(reflecting: rack).contains("key-of-"))
            await rack.shutdown()
            let error = #expect(throws: (any Error).self) {
                _ = try house.models(ModelChoice(provider: "gemini", model: "x"))
            }
            #expect(!sentence(error).contains("key-of-"))
        }
    }

    @Test func `A story is found by the beginning of its id alone`() async throws {
        try await withHouse { house, _ in
            for id in ["abcdefgh2345", "abcdefgh2346", "zzzzzzzz2345"] {
                let brief = try Brief(idea: "x", length: StoryLength(words: 100))
                let story = Story(id: StoryID(id), brief: brief, createdAt: Date())
                try await house.repository.create(story, events: [])
            }
            let got4 = try await house.story("ZZ").rawValue
            #expect(got4 == "zzzzzzzz2345")
            let got5 = try await house.story("abcdefgh2345").rawValue
            #expect(got5 == "abcdefgh2345")
            for (name, sentence) in [
                ("ab", "2 stories begin with “ab”: `storywriter stories` lists them all."),
                ("q", "There is no story “q”: `storywriter stories` lists them all."),
                ("", "Name a story: `storywriter stories` lists those that there are."),
            ] {
                let error = await #expect(throws: (any Error).self) { _ = try await house.story(name) }
                #expect(self.sentence(error) == sentence)
            }
        }
    }
}
