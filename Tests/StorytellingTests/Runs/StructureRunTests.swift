import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct StructureRunTests {
    @Test(arguments: TestProvider.allCases)
    func `Wrong JSON gets one repair call that shows what was wrong`(provider: TestProvider) async throws {
        try await withFake(provider, .once(.wrongJSONThenRight)) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(), with: fake, of: provider)
                expectFinished(written)
                expectBooks(written, requests: fake.log.generations.count, price: try provider.profile().price)
                #expect(written.ledger.prefix(3).map(\.purpose) == [.premise, .outline, .repair])
                #expect(written.ledger.count { $0.purpose == .repair && $0.scene == nil } == 1)
                let event = try #require(written.events.first { $0.kind == .structureRepaired })
                #expect(event.message == "Repaired: “scenes” must hold 3 scenes, not 0.")

                let repair = fake.log.generations[2]
                #expect(repair.prompt.contains("That cannot be used: “scenes” must hold 3 scenes, not 0."))
                #expect(repair.messages.map(\.role) == [.system, .user, .assistant, .user])
                #expect(repair.messages.prefix(2) == fake.log.generations[1].messages.prefix(2))
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `Without any JSON the outline is built from the text, after two calls`(provider: TestProvider) async throws {
        try await withFake(provider, .always(.notJSONAtAll)) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(), with: fake, of: provider)
                expectFinished(written)
                expectBooks(written, requests: fake.log.generations.count, price: try provider.profile().price)
                #expect(written.ledger.count { $0.purpose == .outline } == 1)
                #expect(written.ledger.count { $0.purpose == .repair && $0.scene == nil } == 1)
                let outline = try #require(written.story.outline)
                #expect(outline.scenes.map(\.title) == ["Part 1", "Part 2", "Part 3"])
                #expect(outline.scenes.allSatisfy { $0.wordBudget == 500 && $0.keyEvents == [$0.description] })
                let event = try #require(written.events.first { $0.kind == .structureRepaired })
                #expect(event.message.hasPrefix("Built from plain text, since a repair failed too:"))
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `Without any JSON a bare idea still gets a setup and a story`(provider: TestProvider) async throws {
        try await withFake(provider, .always(.notJSONAtAll)) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.idea(words: 800), with: fake, of: provider)
                expectFinished(written)
                #expect(written.story.setupOptions.count == 1)
                #expect(written.story.brief.setup.plotElements == "A clockmaker is asked to stop time.")
                #expect(written.ledger.count { $0.purpose == .setupOptions } == 1)
                #expect(written.ledger.count { $0.purpose == .repair && $0.scene == nil } == 2)
            }
        }
    }

    @Test func `A plan that breaks off is asked for again, not built from its half`() async throws {
        let cut = Schedule.forCalls(.once(.cutWithoutFinishReason(afterCharacters: 300))) {
            $0.prompt.contains("Answer as JSON")
        }
        try await withFake(.gemini, cut) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(), with: fake, of: .gemini)
                expectFinished(written)
                expectBooks(
                    written, requests: fake.log.generations.count, price: try TestProvider.gemini.profile().price)
                #expect(written.ledger.prefix(3).map(\.purpose) == [.premise, .outline, .outline])
                #expect(written.count(of: .structureRepaired) == 0)
                #expect(written.count(of: .callFailed) == 1)
            }
        }
    }

    @Test func `A story that never gets anywhere gives up after a bounded number of calls`() async throws {
        try await withFake(.gemini, .always(.emptyAnswer)) { fake in
            try await withDesk { desk in
                let id = try await desk.begin(try Samples.brief())
                let error = await #expect(throws: WritingError.self) {
                    try await desk.writer(try desk.model([(.gemini, fake)])).write(id)
                }
                #expect(
                    error?.description
                        == "The model wrote nothing usable for scene 1 in 6 tries: resume with another model or provider."
                )
                // Premise, outline and its repair, six passes.
                #expect(fake.log.generations.count == 9)
                #expect(try await desk.written(id).story.outline?.isWhole == true)
            }
        }
    }
}
