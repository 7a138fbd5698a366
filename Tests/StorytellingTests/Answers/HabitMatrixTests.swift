import Foundation
import LanguageModels
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

/// Every habit of models, in every use, whole and in pieces: the result is that of a model without it.
@Suite struct HabitMatrixTests {
    /// A habit and how the answer is cut.
    struct Case: Sendable, CustomStringConvertible {
        let habit: SpokenHabit
        let isWhole: Bool

        var description: String { "\(habit.rawValue), \(isWhole ? "whole" : "in pieces")" }

        static let all = SpokenHabit.allCases.flatMap { habit in
            [true, false].map { Case(habit: habit, isWhole: $0) }
        }
        static let outsideProse = all.filter { $0.habit.need != .prose }
        static let inProse = all.filter { $0.habit.need != .json }
    }

    private func with<Result>(
        _ habit: Case, _ body: (RunningFake, Desk) async throws -> Result
    ) async throws -> Result {
        var options = FakeOpenAI.Options(.huggingFace)
        options.schedule = .always(.spoken(habit.habit))
        options.deltaWords = habit.isWhole ? 100_000 : 3
        return try await withFakeOpenAI(options) { fake in
            try await withDesk { desk in try await body(.huggingFace(fake), desk) }
        }
    }

    private func expectClean(_ texts: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        for text in texts {
            for sign in SpokenHabit.foreign {
                #expect(!text.contains(sign), "“\(sign)” in: \(text.prefix(200))", sourceLocation: sourceLocation)
            }
        }
    }

    private func texts(of story: Story) -> [String] {
        let plans = (story.outline?.scenes ?? []).flatMap {
            [$0.title, $0.description, $0.entryState, $0.exitState, $0.imagePrompt, $0.narration] + $0.keyEvents
                + $0.characters
        }
        let setups = story.setupOptions.flatMap { [$0.premise, $0.reasoning] }
        let notes = [story.summary.text] + story.bible.entries.flatMap { [$0.name, $0.detail] }
        return [story.premise ?? "", story.outline?.title ?? ""] + plans + setups + notes + story.passages.map(\.text)
    }

    @Test(arguments: Case.all)
    func `premise, outline, prose, notes and ending`(habit: Case) async throws {
        try await with(habit) { fake, desk in
            let written = try await desk.write(
                try Samples.brief(words: 600), with: fake, of: .huggingFace,
                profile: {
                    $0.passWords = 200
                    $0.capabilities.prefixCache = false
                    $0.contextTokens = 8_192
                })
            expectFinished(written)
            expectClean(texts(of: written.story))
            let shown = desk.notes.text
            expectClean([shown])
            // The premise is shown as it comes; what is stored is tidied.
            if habit.habit.need == .anything { expectClean([desk.notes.premise]) }
            #expect(written.count(of: .structureRepaired) == 0)
            #expect(!written.ledger.contains { $0.purpose == .repair })
        }
    }

    @Test(arguments: Case.outsideProse)
    func setups(habit: Case) async throws {
        try await with(habit) { fake, desk in
            let story = Story(id: .random(), brief: try Samples.idea(words: 600), createdAt: Date())
            let writer = StoryWriter(
                model: try desk.model([(.huggingFace, fake)]), store: StepStore(booksOnly: { _, _ in }),
                clock: desk.clock)
            let made = try await writer.compose(story, until: .setups)
            #expect(made.setupOptions.count == 3)
            expectClean(texts(of: made))
            let ideas = try await writer.suggestions(for: story)
            #expect(ideas.count == 3)
            expectClean(ideas.flatMap { [$0.idea, $0.whatsMissing, $0.whyChoose] })
            #expect(fake.log.generations.count == 2)
        }
    }

    private func told() throws -> Story {
        var story = try Samples.planned()
        story.add(scene: 1, words: [60])
        story.close(scene: 1)
        story.add(scene: 2, words: [60, 40])
        return story
    }

    @Test(arguments: Case.inProse)
    func proposals(habit: Case) async throws {
        try await with(habit) { fake, desk in
            let writer = StoryWriter(
                model: try desk.model([(.huggingFace, fake)]), store: StepStore(booksOnly: { _, _ in }),
                clock: desk.clock)
            let story = try told()
            let order = SteeringOrder(
                action: .expand, from: TextPlace(paragraph: 1, offset: 0),
                to: TextPlace(paragraph: 1, offset: story.passages(inScene: 2)[0].text.utf16.count))
            let selection = try Selection(order, inScene: 2, of: story)
            let made = try await writer.proposals(order, for: selection, of: story) { _, _ in }
            #expect(made.count == 1)
            expectClean(made.map(\.text))
        }
    }

    // Chatter before the JSON is told by design, an example too.
    @Test(arguments: Case.all.filter { $0.habit != .exampleFirst })
    func copilot(habit: Case) async throws {
        try await with(habit) { fake, desk in
            let heard = Heard()
            let writer = StoryWriter(
                model: try desk.model([(.huggingFace, fake)]), store: StepStore(booksOnly: { _, _ in }),
                clock: desk.clock)
            let talk = CopilotTalk(lines: [.writer("Is scene 2 too long?")], scene: 2)
            try await Copilot(writer: writer, story: try told(), talk: talk) { heard.take($0) }.answer()
            #expect(!heard.said.isEmpty)
            expectClean([heard.said])
        }
    }
}

/// What a copilot said.
private final class Heard: @unchecked Sendable {
    private let lock = NSLock()
    private var text = ""

    func take(_ signal: CopilotSignal) {
        if case .said(let piece) = signal { lock.withLock { text += piece } }
    }

    var said: String { lock.withLock { text } }
}
