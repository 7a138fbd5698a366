import Foundation
import LanguageModels
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct StoryEditTests {
    private let moment = Date(timeIntervalSince1970: 1_800_000_000)

    /// Three scenes, all written and closed.
    private func written() throws -> Story {
        var story = try Samples.planned()
        for scene in 1...3 {
            story.add(scene: scene, words: [100, 200], purpose: scene == 3 ? .ending : .scene)
            story.close(scene: scene)
        }
        story.status = .complete
        return story
    }

    @Test func `A typed scene keeps the old text as a version and the authors of what stayed`() throws {
        let story = try written()
        let kept = story.passages(inScene: 2)[0]
        let change = try StoryEdit.replacing(
            with: kept.text + "\n\nSomething new.\n\n\n", in: StoredScene(2, of: story), at: moment)
        let edited = change.applied(to: story)
        let passages = edited.passages(inScene: 2)
        #expect(passages.map(\.text) == [kept.text, "Something new."])
        #expect(passages.map(\.author.provider) == ["gemini", "writer"])
        #expect(change.versions.map(\.passages) == [story.passages(inScene: 2)])
        #expect(edited.words == story.words - 200 + 2)
        let terms = WritingTerms(passWords: 150, context: .appendOnly, scenesPerPlan: 8)
        #expect(NextStep.of(edited, under: terms) == nil)
        let history = SceneContext(story: edited, strategy: .appendOnly).messages(instruction: "On.")
        #expect(history.contains { $0.text == kept.text + "\n\nSomething new." })
    }

    @Test func `A typed text names its sitting, and what a run wrote on behind it names its call`() throws {
        let story = try written()
        func typing(_ text: String, over story: Story) throws -> StoryChange {
            try StoryEdit.replacing(with: text, sitting: "a", in: StoredScene(2, of: story), at: moment)
        }
        var typed = try typing("One.", over: story).applied(to: story)
        let again = try typing("One. Two.", over: typed)
        #expect(again.versions.map(\.sitting) == ["a"] && again.versions.map(\.calls) == [[]])
        let place = PassagePosition(scene: 2, paragraph: 1)
        let one = try StoryEdit.replacing(
            passage: place, with: "Two.", sitting: "a", in: StoredScene(2, of: typed), at: moment)
        #expect(one.versions.map(\.sitting) == ["a"])
        typed.add(scene: 2, words: [50])
        #expect(try typing("Three.", over: typed).versions.map(\.calls) == [[typed.turns.last!.call]])
    }

    @Test func `A comma changes the next prompt by that comma, and no turn`() throws {
        var story = try written()
        story.add(scene: 2, words: [60, 70])
        let old = story.passages(inScene: 2)[2]
        let comma = old.text.replacing(" ", with: ", ", maxReplacements: 1)
        let change = try StoryEdit.replacing(
            passage: old.position, with: comma, in: StoredScene(2, of: story), at: moment)
        #expect(change.turns.isEmpty && change.removedTurns.isEmpty && change.scenes.isEmpty)
        #expect(change.changedPassages.map(\.passage.text) == [comma] && change.passages.isEmpty)
        let edited = change.applied(to: story)
        #expect(edited.passages.count { $0.author == .person } == 1 && edited.turns == story.turns)
        let before = SceneContext(story: story, strategy: .appendOnly).messages(instruction: "On.").map(\.text)
        let after = SceneContext(story: edited, strategy: .appendOnly).messages(instruction: "On.").map(\.text)
        #expect(after == before.map { $0.replacing(old.text, with: comma) } && after != before)
    }

    @Test func `A scene that a run has begun stays open when it is edited, until none of the run's text is left`()
        throws
    {
        var story = try Samples.planned()
        story.add(scene: 1, words: [40, 40], finish: nil)
        let terms = WritingTerms(passWords: 150, context: .appendOnly, scenesPerPlan: 8)
        let kept = story.passages[1].text
        let begun = try StoryEdit.replacing(
            with: "Typed.\n\n" + kept, in: StoredScene(1, of: story), at: moment
        ).applied(to: story)
        #expect(begun.scenes.isEmpty && NextStep.of(begun, under: terms) == .scene(number: 1, paragraph: 3))
        let typed = try StoryEdit.replacing(with: "All of it typed.", in: StoredScene(1, of: begun), at: moment)
            .applied(to: begun)
        #expect(typed.scenes.map(\.number) == [1])
        #expect(NextStep.of(typed, under: terms) == .scene(number: 2, paragraph: 1))
    }

    @Test func `What a person typed in a turn says nothing of the model's pace`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [50, 50], asked: 200)
        #expect(Pace(story: story, passWords: 200).factor > 1.4)
        let change = try StoryEdit.replacing(
            passage: PassagePosition(scene: 1, paragraph: 1), with: "Short.", in: StoredScene(1, of: story), at: moment)
        #expect(Pace(story: change.applied(to: story), passWords: 200).factor == 1)
    }

    @Test func `A line without words stays, but a scene is not made of such lines alone`() throws {
        let story = try written()
        let change = try StoryEdit.replacing(
            with: "Before.\n\n* * *\n\nAfter.", in: StoredScene(2, of: story), at: moment)
        let passages = change.applied(to: story).passages(inScene: 2)
        #expect(passages.map(\.text) == ["Before.", "* * *", "After."])
        #expect(passages.map(\.words) == [1, 0, 1])
        #expect(throws: EditError.emptyText) {
            try StoryEdit.replacing(with: "* * *", in: StoredScene(2, of: story), at: moment)
        }
    }

    @Test func `A reopened scene is the next to be written, with the writer's note`() throws {
        let story = try written()
        let change = try StoryEdit.reopening(scene: 2, note: "Make the sister older.", of: story, at: moment)
        let open = change.applied(to: story)
        #expect(open.status == .writing && open.passages(inScene: 2).isEmpty)
        #expect(open.passages(inScene: 1).count == 2 && open.passages(inScene: 3).count == 2)
        let terms = WritingTerms(passWords: 150, context: .appendOnly, scenesPerPlan: 8)
        #expect(NextStep.of(open, under: terms) == .scene(number: 2, paragraph: 1))
        let prompt = ScenePrompt(
            story: open, plan: open.outline!.scenes[1], contract: LengthContract(story: open, passWords: 150),
            isSmallModel: false)
        #expect(prompt.pass(wanted: 100, asked: 100).contains("Make the sister older."))
        let back = try StoryEdit.restoring(
            change.versions[0], in: StoredScene(2, of: open), at: moment
        ).applied(to: open)
        #expect(back.passages.map(\.text) == story.passages.map(\.text))
    }

    @Test func `What cannot be changed is refused and says what to do`() throws {
        let story = try written()
        #expect(throws: EditError.emptyText) {
            _ = try StoryEdit.replacing(with: " \n…", in: StoredScene(1, of: story), at: moment)
        }
        #expect(throws: EditError.noScene(9)) {
            _ = try StoryEdit.reopening(scene: 9, note: nil, of: story, at: moment)
        }
        #expect(throws: EditError.sceneIsWritten(3)) {
            _ = try StoryEdit.settingOutline(
                title: "T", scenes: [ScenePlan(number: 7, title: "A", description: "b")], of: StoryPlan(of: story),
                at: moment)
        }
        #expect(throws: EditError.noPassage(PassagePosition(scene: 1, paragraph: 3))) {
            _ = try StoryEdit.replacing(
                passage: PassagePosition(scene: 1, paragraph: 3), with: "x", in: StoredScene(1, of: story), at: moment)
        }
        #expect(throws: EditError.noSetup(1)) {
            _ = try StoryEdit.takingSetup(1, with: StorySetup(), of: StoryPlan(of: story), at: moment)
        }
    }

    @Test func `An outline of the writer's is numbered anew and shares out the words`() throws {
        let story = try Samples.story(words: 900)
        let scenes = [
            ScenePlan(number: 5, title: "A", description: "a", wordBudget: 300),
            ScenePlan(number: 5, title: "B", description: "b"), ScenePlan(number: 0, title: "C", description: "c"),
        ]
        let change = try StoryEdit.settingOutline(title: "Mine", scenes: scenes, of: StoryPlan(of: story), at: moment)
        #expect(change.outline?.scenes.map(\.number) == [1, 2, 3])
        #expect(change.outline?.scenes.map(\.wordBudget) == [300, 300, 300])
        #expect(change.outline?.isWhole == true)
    }

    @Test(arguments: TestProvider.allCases)
    func `A finished story with a reopened scene is written to its end again`(provider: TestProvider) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: 900), with: fake, of: provider)
                let id = written.story.id
                let old = written.story.passages(inScene: 2)
                _ = try await desk.repository.edit(id, of: .local) { story in
                    try StoryEdit.reopening(scene: 2, note: "Let it rain.", of: story, at: Date())
                }
                let again = try await desk.writer(desk.model([(provider, fake)])).write(id)
                #expect(again.status != .writing)
                #expect(Set(again.passages(inScene: 2).map(\.author.call)).isDisjoint(with: old.map(\.author.call)))
                #expect(again.turns.contains { $0.scene == 2 && $0.instruction.contains("Let it rain.") })
                #expect(!again.passages(inScene: 2).isEmpty)
                #expect(again.passages(inScene: 1) == written.story.passages(inScene: 1))
                let versions = try await desk.repository.versions(ofScene: 2, in: id, of: .local)
                #expect(versions.map(\.passages) == [old])
            }
        }
    }

    @Test(arguments: TestProvider.allCases)
    func `A story that is stored nowhere is composed as far as asked, and only its calls are booked`(
        provider: TestProvider
    ) async throws {
        try await withFake(provider) { fake in
            try await withDesk { desk in
                let books = Books()
                let writer = StoryWriter(
                    model: try desk.model([(provider, fake)]), store: StepStore { change, _ in books.take(change) },
                    clock: desk.clock)
                let story = Story(id: .random(), brief: try Samples.brief(words: 3_000), createdAt: moment)
                let planned = try await writer.compose(story, until: .outline)
                #expect(planned.outline?.isWhole == true && planned.passages.isEmpty)
                let begun = try await writer.compose(planned, until: .words(500))
                #expect((500..<2_500).contains(begun.words) && begun.status == .writing)
                let whole = try await writer.compose(begun, until: .end)
                #expect(whole.status == .complete)
                #expect(try await desk.repository.story(story.id) == nil)
                #expect(books.reserved == books.opened && books.opened == fake.log.generations.count)
            }
        }
    }

    @Test func `An outline that copies the prompt's example is asked for again`() throws {
        var copied = ScenePlan(
            number: 1, title: "The Empty Desk", description: "Mara waits.", keyEvents: ["Mara waits"])
        #expect(ExampleScene.isCopied(in: copied))
        copied.title = "The Desk"
        #expect(!ExampleScene.isCopied(in: copied))
        copied.keyEvents = ["He pries the desk open with a spoon"]
        #expect(ExampleScene.isCopied(in: copied))
    }
}

/// Counts the calls that were opened and the reserves made for them.
private final class Books: Sendable {
    private let counts = Counts()

    var opened: Int { counts.value(of: "opened") }
    var reserved: Int { counts.value(of: "reserved") }

    func take(_ change: StoryChange) {
        let fresh = change.ledger.filter { $0.state == .open }
        counts.add(fresh.count, to: "opened")
        counts.add(change.reserves.filter { $0.usage.output > 0 && $0.usage.prompt > 0 }.count, to: "reserved")
    }
}
