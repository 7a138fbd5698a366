import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct ThinkingHabitTests {
    private let place = ServedModel(server: "http://127.0.0.1:8080/v1", model: "m")

    @Test func `another process knows what one has learned`() async throws {
        let store = MemoryTraitStore()
        func habits() async -> ThinkingHabits {
            let book = TraitBook(store: store)
            await book.load()
            return ThinkingHabits { _, _ in book.memory(of: place) }
        }
        let first = await habits()
        #expect(first.habit(provider: "openai", model: "m") == .unknown)
        await first.learn(.plain, provider: "openai", model: "m")
        #expect(await habits().habit(provider: "openai", model: "m") == .plain)
        await first.learn(.unopened, provider: "openai", model: "m")
        let second = await habits()
        #expect(second.habit(provider: "openai", model: "m") == .unopened)
        // An answer without thoughts takes nothing back.
        await second.learn(.plain, provider: "openai", model: "m")
        #expect(await habits().habit(provider: "openai", model: "m") == .unopened)
    }

    @Test func `a first plain answer in another process is shown at once`() async throws {
        let book = TraitBook(store: MemoryTraitStore())
        let habits = ThinkingHabits { _, _ in book.memory(of: place) }
        await habits.learn(.plain, provider: "scripted", model: "script-1")
        let known = ThinkingHabits { _, _ in book.memory(of: place) }
        var reader = AnswerReader(
            expecting: known.habit(provider: "scripted", model: "script-1"), isStructured: false)
        let text = String(repeating: "The lamp burned low over the bay. ", count: 5)
        #expect(!reader.take(text).text.isEmpty)
    }

    @Test func `a server that takes every answer for a thought ends the run with what to set`() async throws {
        func silent() -> ScriptedModel.Answer {
            .events([
                .thinking(characters: 400),
                .finished(Completion(finish: .stop, thoughtCharacters: 400)),
            ])
        }
        let model = ScriptedModel([silent(), silent(), silent()])
        let writer = StoryWriter(
            model: Metered(model), store: StepStore(booksOnly: { _, _ in }), clock: ManualClock(.instant))
        let error = await #expect(throws: WritingError.self) {
            _ = try await writer.compose(try Samples.story(), until: .outline)
        }
        guard case .answerTakenForThought(let name)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(name == "script-1")
        #expect(model.requests.count == 2)
        #expect(error?.description.contains("--reasoning-format none") == true)
    }
}
