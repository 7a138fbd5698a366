import LanguageModels
import StoryDomain
import Storytelling
import TestSupport
import Testing

/// Stories that come back in another language than they were asked for.
@Suite struct LanguageRunTests {
    @Test(arguments: TestProvider.allCases)
    func `An answer in another language is thrown away and asked for again in the story's`(provider: TestProvider)
        async throws
    {
        let prose = Schedule.forCalls(.sequence([nil, .otherLanguage])) { $0.prompt.contains("Write about ") }
        try await withFake(provider, prose) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: 900), with: fake, of: provider)
                #expect(written.story.status == .complete, "\(written.trail)")
                #expect(written.story.turns.count { $0.finish == "gate:language" } == 1)
                #expect(!written.story.text().contains(" había "))
                let again = fake.log.generations.count { $0.prompt.contains("was not in English and was thrown away") }
                #expect(again >= 1)
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A model that knows no other language is taken as it is, and the story says so`(provider: TestProvider)
        async throws
    {
        let prose = Schedule.forCalls(.always(.otherLanguage)) { $0.prompt.contains("Write about ") }
        try await withFake(provider, prose) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: 600), with: fake, of: provider)
                #expect(written.story.status == .incomplete)
                #expect(written.story.turns.count { $0.finish == "gate:language" } <= 9)
                let said = written.events.map(\.message)
                #expect(said.contains { $0.contains("in Spanish (es), not in English") }, "\(said)")
                #expect(written.health.language?.strays.isEmpty == false)
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A Thai story is finished, and asks for Thai in its notes too`(provider: TestProvider) async throws {
        let prose = Schedule.forCalls(.always(.unmarkedProse)) { $0.prompt.contains("Write about ") }
        try await withFake(provider, prose) { fake in
            try await withDesk { desk in
                let brief = try Samples.brief(words: 900, language: LanguageTag("th"))
                let written = try await desk.write(
                    brief, with: fake, of: provider, profile: { $0.contextTokens = 8_192 })
                let said = written.events.map(\.message)
                #expect(!said.contains { $0.contains("mid-sentence") || $0.contains("not in Thai") }, "\(said)")
                #expect(written.story.words >= 800)
                let notes = fake.log.generations.filter { $0.prompt.contains("the notes of a novel") }
                #expect(notes.allSatisfy { $0.prompt.contains("with all texts in Thai (th)") })
            }
        }
    }
}
