import JSONNotation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

/// What fits a model, by its size and the language.
@Suite struct ModelRoomTests {
    private func room(_ context: Int, _ language: String = "en", pass: Int = 600) throws -> ModelRoom {
        ModelRoom(
            profile: .testing(contextTokens: context, maxOutputTokens: 4_096, passWords: pass),
            language: try LanguageTag(language))
    }

    @Test(arguments: [
        (8_192, "en", 600), (4_096, "en", 600), (2_048, "en", 286), (8_192, "hi", 441), (1_024, "hi", 60),
    ])
    func `A pass takes no more than a third of the context`(context: Int, language: String, words: Int) throws {
        #expect(try room(context, language).passWords == words)
    }

    @Test func `A model with little room gets leaner plans, however well it writes`() throws {
        #expect(try room(2_048).isSmall)
        #expect(try !room(8_192).isSmall)
        #expect(try room(8_192, pass: 160).isSmall)
    }

    @Test func `The usual limit of an answer stays as it was in English`() throws {
        #expect(try room(32_768).outputTokens(for: 400) == 400 * 21 / 10 + 80)
        #expect(try room(32_768, "de").outputTokens(for: 400) == 400 * 45 / 10 + 80)
        #expect(try room(8_192, "de").outputTokens(for: 400) == 400 * 315 / 100 + 80)
    }

    @Test func `Counts of the server change what fits`() throws {
        var profile = ModelProfile.testing(contextTokens: 1_000)
        let messages = [Message(.user, String(repeating: "word ", count: 500))]
        #expect(ModelRoom(profile: profile, language: .english).fits(messages, output: 200))
        profile.promptScale["en"] = 1.5
        #expect(!ModelRoom(profile: profile, language: .english).fits(messages, output: 200))
    }

    @Test(arguments: [("en", 2_300, true), ("de", 2_300, false), ("pl", 2_000, false), ("hi", 1_500, false)])
    func `The whole story is shown only where the words of its language fit`(
        language: String, words: Int, isWhole: Bool
    ) throws {
        let profile = ModelProfile.testing(
            contextTokens: 8_192, capabilities: ModelCapabilities(prefixCache: true), passWords: 600)
        let strategy = ContextStrategy(profile: profile, words: words, language: try LanguageTag(language))
        #expect((strategy == .appendOnly) == isWhole)
    }

    @Test func `A measure near the usual changes nothing, one far from it does`() throws {
        var profile = ModelProfile.testing(
            contextTokens: 8_192, capabilities: ModelCapabilities(prefixCache: true), passWords: 600)
        for (measure, strategy) in [(1.6, ContextStrategy.appendOnly), (3.0, .window)] {
            profile.tokensPerWord["en"] = measure
            #expect(ContextStrategy(profile: profile, words: 2_300) == strategy)
        }
    }

    @Test func `A long brief counts`() throws {
        let profile = ModelProfile.testing(
            contextTokens: 8_192, capabilities: ModelCapabilities(prefixCache: true), passWords: 600)
        #expect(ContextStrategy(profile: profile, words: 1_500, briefTokens: 4_500) == .window)
        #expect(ContextStrategy(profile: profile, words: 1_500, briefTokens: 300) == .appendOnly)
    }
}
