import Foundation
import LanguageModels
import ModelProviders
import StoryDomain
import Storytelling
import TestSupport
import Testing

/// A provider and one way in which it goes wrong.
struct Trouble: Sendable, CustomStringConvertible {
    let provider: TestProvider
    let misbehaviour: Misbehaviour

    var description: String { "\(provider.rawValue): \(misbehaviour)" }

    /// Whether no waiting helps, so that a run without another provider ends with an error.
    var isFinal: Bool {
        switch misbehaviour {
        case .quotaOfTheDay, .unauthorised, .blockedPrompt, .noQuotaAtAll, .regionNotServed: true
        default: false
        }
    }

    /// Whether the fake falls silent, so that limits must pass.
    var isSilent: Bool {
        switch misbehaviour {
        case .slowFirstToken, .stallMidStream: true
        default: false
        }
    }

    static let all = TestProvider.allCases.flatMap { provider in
        Misbehaviour.all(on: provider.wire).map { Trouble(provider: provider, misbehaviour: $0) }
    }
    static let recoverable = all.filter { !$0.isFinal }
    static let final = all.filter(\.isFinal)
    static let inProse = recoverable.filter { ![.wrongJSONThenRight, .notJSONAtAll].contains($0.misbehaviour) }
}

/// Every misbehaviour of the fakes, at the beginning, in the middle and again and again: the story is finished all the same.
@Suite struct MisbehaviourRunTests {
    @Test(arguments: Trouble.recoverable)
    func `A story survives each misbehaviour in the first call that can have it`(trouble: Trouble) async throws {
        try await expectStory(surviving: trouble, schedule: .once(trouble.misbehaviour), words: 900)
    }

    @Test(arguments: Trouble.inProse)
    func `A story survives each misbehaviour in every third call that can have it`(trouble: Trouble) async throws {
        try await expectStory(surviving: trouble, schedule: .every(3, trouble.misbehaviour), words: 1_500)
    }

    @Test(arguments: Trouble.inProse)
    func `A story survives each misbehaviour in its second call for prose`(trouble: Trouble) async throws {
        let prose = Schedule.forCalls(.sequence([nil, trouble.misbehaviour])) { $0.prompt.contains("Write about ") }
        try await expectStory(surviving: trouble, schedule: prose, words: 900)
    }

    @Test(arguments: TestProvider.allCases)
    func `A story survives all misbehaviours in rotation`(provider: TestProvider) async throws {
        let troubles = Trouble.recoverable.filter { $0.provider == provider && !$0.isSilent }.map(\.misbehaviour)
        // The setups are wrong once, the outline is no JSON; every other request meets the next case that it can have.
        let schedule = Schedule.firstOf([
            .once(.wrongJSONThenRight), .once(.notJSONAtAll),
            .forCalls(.firstOf(troubles.map { .once($0) })) { $0.number.isMultiple(of: 2) },
        ])
        try await withFake(provider, schedule) { fake in
            try await withDesk { desk in
                let written = try await desk.write(
                    try Samples.idea(words: 12_000), with: fake, of: provider, profile: { $0.passWords = 200 })
                expectFinished(written)
                expectBooks(written, requests: calls(in: fake.log), price: try provider.profile().price)
                let seen = Set(fake.log.generations.compactMap(\.misbehaviour).map(Self.name))
                #expect(seen == Set(troubles.map(Self.name)))
            }
        }
    }

    /// A case without its numbers.
    private static func name(_ misbehaviour: Misbehaviour) -> String {
        String("\(misbehaviour)".prefix { $0 != "(" })
    }

    @Test(arguments: Trouble.final)
    func `A refusal for good ends the run, keeps the story, and a resumed run finishes it`(trouble: Trouble)
        async throws
    {
        let later = Schedule.forCalls(.sequence([nil, trouble.misbehaviour])) { $0.prompt.contains("Write about ") }
        try await withFake(trouble.provider, later) { fake in
            try await withDesk { desk in
                let id = try await desk.begin(try Samples.brief())
                let model = try desk.model([(trouble.provider, fake)])
                let error = await #expect(throws: ModelError.self) { try await desk.writer(model).write(id) }
                let code: ModelError.Code =
                    switch trouble.misbehaviour {
                    case .unauthorised: .unauthorized
                    case .blockedPrompt: .promptBlocked
                    case .noQuotaAtAll: .noQuota
                    case .regionNotServed: .regionNotServed
                    default: trouble.provider == .gemini ? .quotaExhausted : .noCredit
                    }
                #expect(error?.code == code)
                let stopped = try await desk.written(id)
                #expect(stopped.story.status == .writing)
                #expect(!stopped.story.passages.isEmpty)
                #expect(!stopped.ledger.contains { $0.state == .open })
                #expect(stopped.count(of: .callFailed) == 1)

                let good = try desk.model([(trouble.provider, fake)])
                _ = try await desk.writer(good).write(id)
                let written = try await desk.written(id)
                expectFinished(written)
                expectBooks(written, requests: calls(in: fake.log), price: try trouble.provider.profile().price)
                #expect(Array(written.story.passages.prefix(stopped.story.passages.count)) == stopped.story.passages)
                #expect(written.count(of: .resumed) == 1)
            }
        }
    }

    private func expectStory(surviving trouble: Trouble, schedule: Schedule, words: Int) async throws {
        try await withFake(trouble.provider, schedule) { fake in
            try await withDesk { desk in
                let brief = try Samples.brief(words: words)
                let written = try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await desk.passingTime(of: fake) }
                    defer { group.cancelAll() }
                    return try await desk.write(brief, with: fake, of: trouble.provider)
                }
                expectFinished(written)
                expectBooks(written, requests: calls(in: fake.log), price: try trouble.provider.profile().price)
                #expect(fake.log.generations.contains { $0.misbehaviour != nil }, "the case never came up")
            }
        }
    }

    /// The calls that a log shows; Gemini's `CONTINUATION` makes two requests of one call.
    private func calls(in log: RequestLog) -> Int {
        let continued = log.generations.count { if case .continuation = $0.misbehaviour { true } else { false } }
        return log.generations.count - continued
    }
}
