import Foundation
import LanguageModels
import StoryDomain
import Synchronization
import TestSupport
import Testing

@testable import Storytelling

/// Every shape and refusal of servers in the uses beside a whole run (which `MisbehaviourRunTests` and `HabitRunTests`
/// have): setups, ideas, a proposal and the copilot come out as from a plain server.
@Suite struct WireMatrixTests {
    private static let shapes: [Misbehaviour] =
        [
            .contentParts, .wholeAnswer, .noFinishReason, .endWord("COMPLETE"), .endWord("eos"), .endWord("STOP"),
            .oddUsage(.text), .oddUsage(.fraction), .oddUsage(.list), .oddUsage(.missing), .keepAlives, .thoughtsFirst,
        ]
        + [
            ServerHabit.refusesField("seed"), .refusesField("max_tokens"), .refusesField("temperature"),
            .refusesField("stream_options"), .refusesSchemas, .refusesSystemRole, .holds(tokens: 4_096),
            .writesAtMost(tokens: 1_000), .thinks(tokens: 1_500),
        ].map(Misbehaviour.server)

    /// A writer over a fake whose model the catalogue does not know.
    private func with<Result>(
        _ shape: Misbehaviour, _ body: (StoryWriter) async throws -> Result
    ) async throws -> Result {
        try await withFake(.huggingFace, .always(shape)) { fake in
            try await withDesk { desk in
                let model = try desk.model(
                    [(.huggingFace, fake)],
                    profile: { profile in
                        profile.contextTokens = 8_192
                        profile.maxOutputTokens = 4_096
                        profile.isContextAssumed = true
                        profile.isMaxOutputAssumed = true
                        profile.capabilities.thinking = .none
                    })
                return try await body(
                    StoryWriter(model: model, store: StepStore(booksOnly: { _, _ in }), clock: desk.clock))
            }
        }
    }

    private func told() throws -> Story {
        var story = try Samples.planned()
        story.add(scene: 1, words: [60])
        story.close(scene: 1)
        story.add(scene: 2, words: [60, 40])
        return story
    }

    @Test(arguments: shapes)
    func `setups and ideas`(shape: Misbehaviour) async throws {
        try await with(shape) { writer in
            let story = Story(id: .random(), brief: try Samples.idea(words: 600), createdAt: Date())
            let made = try await writer.compose(story, until: .setups)
            #expect(made.setupOptions.count == 3)
            #expect(made.setupOptions.allSatisfy { !$0.premise.isEmpty })
            #expect(try await writer.suggestions(for: story).count == 3)
        }
    }

    @Test(arguments: shapes)
    func `a proposal`(shape: Misbehaviour) async throws {
        try await with(shape) { writer in
            let story = try told()
            let order = SteeringOrder(
                action: .expand, from: TextPlace(paragraph: 1, offset: 0),
                to: TextPlace(paragraph: 1, offset: story.passages(inScene: 2)[0].text.utf16.count))
            let selection = try Selection(order, inScene: 2, of: story)
            let made = try await writer.proposals(order, for: selection, of: story) { _, _ in }
            #expect(made.count == 1)
            #expect(made.allSatisfy { Sentences.endsComplete($0.text) })
        }
    }

    @Test(arguments: shapes)
    func `the copilot`(shape: Misbehaviour) async throws {
        try await with(shape) { writer in
            let said = Mutex("")
            let talk = CopilotTalk(lines: [.writer("Is scene 2 too long?")], scene: 2)
            try await Copilot(writer: writer, story: try told(), talk: talk) { signal in
                if case .said(let piece) = signal { said.withLock { $0 += piece } }
            }.answer()
            #expect(!said.withLock { $0 }.isEmpty)
        }
    }
}
