import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct WholeStoryTests {
    @Test(arguments: TestProvider.allCases)
    func `A full brief becomes a finished story of the length asked`(provider: TestProvider) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(), with: fake, of: provider)
                expectFinished(written)
                let profile = try provider.profile()
                let requests = fake.log.generations
                expectBooks(written, requests: requests.count, price: profile.price)
                #expect(LengthContract.keptShares.contains(Double(written.story.words) / 1_500))
                #expect(desk.notes.text == written.story.passages.map(\.text).joined(separator: "\n\n"))

                for (line, request) in zip(written.ledger, requests) {
                    #expect(!line.isEstimate && line.state == .settled)
                    #expect(line.usage.prompt == FakeTokens.count(characters: request.promptCharacters))
                    #expect(line.provider == provider.name && line.model == profile.model)
                    #expect(line.priceVersion == profile.price.version)
                }
                let totals = try await desk.repository.totals(of: written.story.id)
                #expect(totals.cost == written.ledger.reduce(Decimal(0)) { $0 + $1.cost })
                #expect(totals.cost > 0)

                #expect(written.events.first?.kind == .started && written.events.last?.kind == .finished)
                #expect(written.count(of: .premiseWritten) == 1 && written.count(of: .outlineWritten) == 1)
                #expect(written.count(of: .sceneFinished) == written.story.outline?.sceneCount)
                #expect(written.count(of: .callFailed) == 0 && written.count(of: .gateClosed) == 0)
                #expect(written.count(of: .structureRepaired) == 0)
                #expect(!"\(written.events)".contains("test-key"))
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A bare idea gets three setups, one of which is taken and written`(provider: TestProvider) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let id = try await desk.begin(try Samples.idea())
                let writer = StoryWriter(
                    model: try desk.model([(provider, fake)]), store: StepStore(desk.repository), clock: desk.clock,
                    chooseSetup: { options in
                        #expect(options.count == 3)
                        return 1
                    }, observe: { desk.notes.take($0) })
                _ = try await writer.write(id)
                let written = try await desk.written(id)
                expectFinished(written)
                expectBooks(written, requests: fake.log.generations.count, price: try provider.profile().price)
                #expect(written.story.setupOptions.count == 3)
                #expect(written.story.premise == written.story.setupOptions[1].premise)
                #expect(written.story.brief.setup.persona == written.story.setupOptions[1].setup.persona)
                #expect(desk.notes.premise.hasPrefix(written.story.setupOptions[0].premise))
                let kinds = written.events.prefix(4).map(\.kind)
                #expect(kinds == [.started, .setupOptionsOffered, .setupChosen, .outlineWritten])
            }
        }
    }

    @Test(arguments: TestProvider.allCases, [600, 1_000])
    func `A small model that never stops by itself still ends its story, within its length`(
        provider: TestProvider, words: Int
    ) async throws {
        try await withFake(provider, storyteller: FakeStoryteller(wordiness: 4)) { fake in
            try await withDesk { desk in
                let written = try await desk.write(
                    try Samples.brief(words: words), with: fake, of: provider, profile: { $0.passWords = 150 })
                #expect(written.story.lastTurn?.finish == "stop", "\(written.trail)")
                #expect(LengthContract.keptShares.contains(Double(written.story.words) / Double(words)))
                expectFinished(written)
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A German brief asks for German in every call`(provider: TestProvider) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let brief = try Samples.brief(words: 600, language: LanguageTag("de"))
                let written = try await desk.write(brief, with: fake, of: provider)
                #expect(written.story.status != .writing)
                let requests = fake.log.generations
                let prose = zip(written.ledger, requests).filter { $0.0.scene != nil }.map(\.1)
                #expect(!prose.isEmpty)
                #expect(prose.allSatisfy { $0.prompt.contains("Write in German (de).") })
                let plans = zip(written.ledger, requests).filter { [.premise, .outline].contains($0.0.purpose) }
                // The fake writes English, so the premise is asked for once more.
                #expect(plans.count == 3)
                #expect(plans.allSatisfy { $0.1.prompt.contains("in German (de)") })
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A story that is closed is not written again`(provider: TestProvider) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: 300), with: fake, of: provider)
                let requests = fake.log.requests.count
                let again = try await desk.writer(try desk.model([(provider, fake)])).write(written.story.id)
                #expect(again.passages == written.story.passages)
                #expect(fake.log.requests.count == requests)
            }
        }
    }

    @Test func `A story that does not exist is named`() async throws {
        try await withFake(.gemini) { fake in
            try await withDesk { desk in
                let writer = desk.writer(try desk.model([(.gemini, fake)]))
                await #expect(throws: WritingError.self) { try await writer.write(StoryID("nowhere")) }
            }
        }
    }
}
