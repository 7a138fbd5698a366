import Foundation
import LanguageModels
import StoryDomain
import Storytelling
import TestSupport
import Testing

/// A provider and one habit of its server.
struct Habit: Sendable, CustomStringConvertible {
    let provider: TestProvider
    let habit: ServerHabit

    var description: String { "\(provider.rawValue): \(habit)" }

    static let all: [Habit] =
        TestProvider.allCases.flatMap { provider in
            [
                ServerHabit.refusesField("seed"), .refusesSchemas, .refusesSystemRole, .holds(tokens: 4_096),
                .holds(tokens: 2_048), .writesAtMost(tokens: 1_000),
            ].map { Habit(provider: provider, habit: $0) }
        }
        + [500, 1_500, 4_000, 12_000].map { Habit(provider: .huggingFace, habit: .thinks(tokens: $0)) }
        + ["max_tokens", "temperature", "top_p", "stream_options"].map {
            Habit(provider: .huggingFace, habit: .refusesField($0))
        }
}

/// Servers that refuse, hold little or think first: the story is finished on each, and the next one meets no wall.
@Suite struct HabitRunTests {
    @Test(arguments: Habit.all)
    func `A story is finished on each kind of server, and the next one is refused nothing`(habit: Habit) async throws {
        try await withFake(habit.provider, .always(.server(habit.habit))) { fake in
            try await withDesk { desk in
                let change: (inout ModelProfile) -> Void = { profile in
                    // As models are that nobody listed.
                    profile.contextTokens = 8_192
                    profile.maxOutputTokens = 4_096
                    profile.isContextAssumed = true
                    profile.isMaxOutputAssumed = true
                    profile.capabilities.thinking = .none
                }
                let brief = try Self.brief(words: 1_500)
                let written = try await desk.write(brief, with: fake, of: habit.provider, profile: change)
                expectFinished(written)
                #expect(written.story.words >= 1_365, "\(written.story.words)")
                let before = fake.log.generations.count
                let again = try await desk.write(brief, with: fake, of: habit.provider, profile: change)
                expectFinished(again)
                let later = fake.log.generations.dropFirst(before)
                #expect(later.allSatisfy { $0.status == 200 })
                // A repetition within a call costs nothing, so that it has no line of its own.
                #expect(again.ledger.count == later.count)
            }
        }
    }

    @Test(arguments: [(2_048, 6_000), (4_096, 6_000)])
    func `A long story is written into a small context`(tokens: Int, words: Int) async throws {
        try await withFake(.huggingFace, .always(.server(.holds(tokens: tokens)))) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Self.brief(words: words), with: fake, of: .huggingFace) {
                    $0.contextTokens = 8_192
                    $0.maxOutputTokens = 4_096
                    $0.capabilities.thinking = .none
                    $0.capabilities.prefixCache = true
                }
                expectFinished(written)
                let refused = fake.log.generations.filter { $0.status != 200 }
                #expect(refused.count <= 2)
            }
        }
    }

    @Test func `A story that met a wall is taken up again behind it`() async throws {
        try await withFake(.huggingFace, .never) { fake in
            try await withDesk { desk in
                let change: (inout ModelProfile) -> Void = {
                    $0.contextTokens = 8_192
                    $0.capabilities.prefixCache = true
                    $0.capabilities.thinking = .none
                }
                let id = try await desk.begin(try Self.brief(words: 2_300))
                let model = try desk.model([(.huggingFace, fake)], profile: change)
                _ = try await desk.writer(model).write(id, until: .scene(2))
                // The server comes back with half of its context.
                fake.set(.always(.server(.holds(tokens: 2_500))))
                _ = try await desk.writer(model).write(id)
                expectFinished(try await desk.written(id))
            }
        }
    }

    @Test func `Where no room is enough for the thoughts the error names them and the setting`() async throws {
        try await withFake(.huggingFace, .always(.server(.thinks(tokens: 60_000)))) { fake in
            try await withDesk { desk in
                do {
                    _ = try await desk.write(try Self.brief(words: 600), with: fake, of: .huggingFace) {
                        $0.isContextAssumed = true
                        $0.isMaxOutputAssumed = true
                        $0.capabilities.thinking = .none
                    }
                    Issue.record("a story without words was finished")
                } catch let error as WritingError {
                    guard case .onlyThoughts = error else { throw error }
                    #expect(error.description.contains("thinking_allowance"))
                }
                #expect(fake.log.generations.count <= 10)
            }
        }
    }

    private static func brief(words: Int) throws -> Brief {
        var brief = try Samples.brief(words: words)
        brief.seed = 7
        return brief
    }
}
