import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct RelayRunTests {
    /// A call for prose.
    private static let isProse: Schedule.Matcher = { $0.prompt.contains("Write about ") }

    @Test func `When Gemini dies in mid-scene Hugging Face goes on after its last sentence`() async throws {
        let death = Schedule.forCalls(
            .sequence(
                [nil, .connectionLostMidStream(afterCharacters: 900)] + Array(repeating: .quotaOfTheDay, count: 99)),
            matching: Self.isProse)
        try await withFake(.gemini, death) { gemini in
            try await withFake(.huggingFace) { huggingFace in
                try await withDesk { desk in
                    let id = try await desk.begin(try Samples.brief(words: 2_000))
                    let model = try desk.model([(.gemini, gemini), (.huggingFace, huggingFace)])
                    _ = try await desk.writer(model).write(id)
                    let written = try await desk.written(id)
                    expectFinished(written)
                    let requests = gemini.log.generations.count + huggingFace.log.generations.count
                    expectBooks(written, requests: requests, price: nil)

                    let writers = written.story.passages.map(\.author.provider)
                    let first = writers.prefix { $0 == "gemini" }.count
                    #expect(first > 0 && first < writers.count)
                    #expect(writers.dropFirst(first).allSatisfy { $0 == "huggingface" })
                    let models = Set(written.story.passages.map(\.author.model))
                    #expect(
                        models == [
                            try TestProvider.gemini.profile().model, try TestProvider.huggingFace.profile().model,
                        ])

                    let handed = try #require(huggingFace.log.generations.first(where: Self.isProse))
                    #expect(handed.prompt.contains(written.story.passages[first - 1].text))
                    #expect(written.count(of: .relayed) == 1)
                    let relayed = try #require(written.events.first { $0.kind == .relayed })
                    #expect(relayed.message == "huggingface goes on in place of gemini.")
                }
            }
        }
    }

    @Test func `A call that is refused goes to the next provider with the same messages`() async throws {
        let refusal = Schedule.forCalls(
            .sequence([nil] + Array(repeating: .quotaOfTheDay, count: 99)), matching: Self.isProse)
        try await withFake(.gemini, refusal) { gemini in
            try await withFake(.huggingFace) { huggingFace in
                try await withDesk { desk in
                    let id = try await desk.begin(try Samples.brief())
                    let model = try desk.model([(.gemini, gemini), (.huggingFace, huggingFace)])
                    _ = try await desk.writer(model).write(id)
                    let written = try await desk.written(id)
                    expectFinished(written)
                    let refused = try #require(gemini.log.generations.first { $0.misbehaviour == .quotaOfTheDay })
                    let handed = try #require(huggingFace.log.generations.first)
                    #expect(handed.messages == refused.messages)
                    #expect(gemini.log.generations.count { $0.misbehaviour == .quotaOfTheDay } == 1)
                }
            }
        }
    }

    @Test(arguments: [ModelError.Disposition.never, .notNow(after: .seconds(3_600))])
    func `A provider that refuses for good in mid-text is followed by the next one`(
        disposition: ModelError.Disposition
    ) async throws {
        let refusal = ModelError(
            code: .unauthorized, disposition: disposition, provider: "scripted", message: "Not this key.")
        let first = ScriptedModel([.failure(refusal, after: Samples.paragraph(words: 60, seed: 1) + "\n\nMara goes")])
        try await withFake(.huggingFace) { huggingFace in
            try await withDesk { desk in
                let story = try Samples.planned()
                try await desk.repository.create(story, events: [])
                let model = try Relayed([
                    Metered(first), try desk.model([(.huggingFace, huggingFace)]),
                ])
                _ = try await desk.writer(model).write(story.id)
                let written = try await desk.written(story.id)
                let writers = written.story.passages.map(\.author.provider)
                #expect(writers.first == "scripted" && writers.dropFirst().allSatisfy { $0 == "huggingface" })
                #expect(writers.count > 2 && written.story.status != .writing)
                #expect(first.requests.count == 1)
            }
        }
    }

    @Test func `A lone provider that refuses for good in mid-text ends the run, with what it wrote kept`() async throws
    {
        let refusal = ModelError(
            code: .unauthorized, disposition: .never, provider: "scripted", message: "Not this key.")
        let lone = ScriptedModel([
            .failure(refusal, after: Samples.paragraph(words: 60, seed: 1) + "\n\nMara goes"), .failure(refusal),
        ])
        try await withDesk { desk in
            let story = try Samples.planned()
            try await desk.repository.create(story, events: [])
            let error = await #expect(throws: ModelError.self) {
                try await desk.writer(try Relayed([Metered(lone)])).write(story.id)
            }
            #expect(error?.code == .unauthorized && error?.disposition == .never)
            #expect(try await desk.written(story.id).story.words == 60)
            // The relay knows that it rests for good.
            #expect(lone.requests.count == 1)
        }
    }

    @Test func `A story that one provider cannot go on with is finished by another in a later run`() async throws {
        let refusal = Schedule.forCalls(
            .sequence([nil] + Array(repeating: .quotaOfTheDay, count: 99)), matching: Self.isProse)
        try await withFake(.gemini, refusal) { gemini in
            try await withFake(.huggingFace) { huggingFace in
                try await withDesk { desk in
                    let id = try await desk.begin(try Samples.brief())
                    await #expect(throws: ModelError.self) {
                        try await desk.writer(try desk.model([(.gemini, gemini)])).write(id)
                    }
                    let stopped = try await desk.written(id)
                    _ = try await desk.writer(try desk.model([(.huggingFace, huggingFace)])).write(id)
                    let written = try await desk.written(id)
                    expectFinished(written)
                    let requests = gemini.log.generations.count + huggingFace.log.generations.count
                    expectBooks(written, requests: requests, price: nil)
                    #expect(
                        Array(written.story.passages.prefix(stopped.story.passages.count)) == stopped.story.passages)
                    #expect(Set(written.story.passages.map(\.author.provider)) == ["gemini", "huggingface"])
                }
            }
        }
    }
}
