import Foundation
import Storage
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct ArrangingTests {
    private let moment = Date(timeIntervalSince1970: 1_800_000_000)
    private let terms = WritingTerms(passWords: 150, context: .window, scenesPerPlan: 8)

    /// Four scenes, all written and closed, each with a note and an entry of the bible.
    private func written() throws -> Story {
        var story = try Samples.planned(words: 1_200, scenes: 4)
        for scene in 1...4 {
            story.add(scene: scene, words: [100, 120, 80], purpose: scene == 4 ? .ending : .scene)
            story.scenes.append(
                SceneRecord(number: scene, budget: 300 + scene, gateClosings: scene, lastFinish: "stop"))
            story.notes.append(WriterNote(scene: scene, text: "note \(scene)"))
            story.bible.entries.append(
                .init(
                    kind: .fact, name: "fact \(scene)", detail: "d",
                    source: PassagePosition(scene: scene, paragraph: 2)))
        }
        story.summary = Summary(text: "All of it.", throughScene: 3)
        story.status = .complete
        return story
    }

    private func arranged(_ scenes: [ArrangedScene], of story: Story) throws -> (change: StoryChange, story: Story) {
        let change = try StoryEdit.arranging(title: "T", scenes: scenes, of: story, at: moment)
        return (change, change.applied(to: story))
    }

    private func texts(_ story: Story, _ scene: Int) -> [String] { story.passages(inScene: scene).map(\.text) }

    @Test func `Texts, records, notes and facts move with their scenes`() throws {
        let old = try written()
        let (change, story) = try arranged([.init(from: 3), .init(from: 1), .init(from: 2), .init(from: 4)], of: old)
        for (number, from) in [1: 3, 2: 1, 3: 2, 4: 4] {
            #expect(texts(story, number) == texts(old, from))
            #expect(story.outline?.scene(number)?.title == "Part \(from)")
            #expect(story.scenes.first { $0.number == number }?.budget == 300 + from)
            #expect(story.notes.contains { $0.scene == number && $0.text == "note \(from)" })
            let fact = try #require(story.bible.entries.first { $0.name == "fact \(from)" })
            #expect(fact.source == PassagePosition(scene: number, paragraph: 2))
        }
        #expect(change.movedScenes == [3: 1, 1: 2, 2: 3])
        #expect(change.versions.isEmpty && story.status == .complete)
        #expect(!change.removedPassages.contains { $0.scene == 4 })
        #expect(story.words == old.words && story.passages.map(\.position) == old.passages.map(\.position))
        #expect(story.passages[0].author.provider == "gemini")
        #expect(NextStep.of(story, under: terms) == nil)
        #expect(story.summary.throughScene == 4 && story.summary.text.hasPrefix("Mara goes step 3."))
        let history = SceneContext(story: story, strategy: .appendOnly).messages(instruction: "On.")
        let told = history.filter { $0.role == .assistant }.map(\.text)
        #expect(told.map { $0.components(separatedBy: "\n\n")[0] } == (1...4).map { texts(story, $0)[0] })
    }

    @Test func `A scene that is left out stays as a version of its neighbour, and a new one is to be written`() throws {
        let old = try written()
        let (change, story) = try arranged(
            [.init(from: 1), .init { $0.title = "New" }, .init(from: 3), .init(from: 4) { $0.wordBudget = 0 }], of: old)
        #expect(change.versions.map(\.reason) == [.removed] && change.versions.map(\.scene) == [1])
        #expect(change.versions[0].passages == old.passages(inScene: 2))
        #expect(change.movedScenes == [2: 1])
        #expect(texts(story, 2).isEmpty && texts(story, 3) == texts(old, 3))
        #expect(!story.notes.contains { $0.text == "note 2" } && story.bible.entries.count == 3)
        #expect(story.status == .writing && story.outline?.scene(2)?.title == "New")
        #expect(story.outline?.scenes.allSatisfy { $0.wordBudget > 0 } == true)
        #expect(NextStep.of(story, under: terms) == .scene(number: 2, paragraph: 1))
        let back = try StoryEdit.restoring(
            change.versions[0], in: StoredScene(change.versions[0].scene, of: story), at: moment
        ).applied(to: story)
        #expect(texts(back, 1) == texts(old, 2) && texts(back, 3) == texts(old, 3))
    }

    @Test func `Scenes are joined and split with their texts, and what was is kept`() throws {
        let old = try written()
        let (merge, joined) = try arranged([.init(from: 1), .init(from: 2, join: [3]), .init(from: 4)], of: old)
        #expect(texts(joined, 2) == texts(old, 2) + texts(old, 3))
        #expect(texts(joined, 3) == texts(old, 4) && joined.words == old.words)
        #expect(merge.versions.map(\.reason) == [.merged, .merged] && merge.versions.map(\.scene) == [2, 2])
        #expect(merge.movedScenes == [3: 2, 4: 3])
        #expect(joined.scenes.map(\.number) == [1, 2, 3] && joined.scenes[1].budget == 605)
        #expect(joined.outline?.scene(2)?.keyEvents.count == 6)
        #expect(joined.bible.entries.first { $0.name == "fact 3" }?.source == PassagePosition(scene: 2, paragraph: 5))
        let (split, parted) = try arranged(
            [
                .init(from: 1), .init(from: 2), .init(from: 2, startsAt: 3) { $0.title = "Later" }, .init(from: 3),
                .init(from: 4),
            ],
            of: old)
        #expect(texts(parted, 2) == Array(texts(old, 2).prefix(2)) && texts(parted, 3) == [texts(old, 2)[2]])
        #expect(split.versions.map(\.reason) == [.split] && split.versions[0].passages == old.passages(inScene: 2))
        #expect(parted.scenes.map(\.number) == [1, 2, 3, 4, 5] && parted.words == old.words)
        #expect(parted.outline?.scenes.map(\.title) == ["Part 1", "Part 2", "Later", "Part 3", "Part 4"])
        #expect(NextStep.of(parted, under: terms) == nil)
    }

    @Test(
        arguments: [
            ([ArrangedScene(from: 1), ArrangedScene(from: 9)], 1, "from"),
            ([ArrangedScene(from: 1), ArrangedScene(from: 1)], 1, "from"),
            ([ArrangedScene(from: 1, startsAt: 2)], 0, "starts_at"),
            ([ArrangedScene(from: 1), ArrangedScene(from: 1, startsAt: 4)], 1, "starts_at"),
            (
                [ArrangedScene(from: 1), ArrangedScene(from: 1, startsAt: 3), ArrangedScene(from: 1, startsAt: 3)], 2,
                "starts_at"
            ),
            ([ArrangedScene(from: 1, join: [1])], 0, "join"), ([ArrangedScene(from: 1, join: [2, 2])], 0, "join"),
            ([ArrangedScene(join: [2])], 0, "join"), ([ArrangedScene(from: 1, join: [7])], 0, "join"),
            ([ArrangedScene(from: 1, join: [2]), ArrangedScene(from: 2)], 0, "join"),
        ])
    func `A scene that is not there, or taken, is refused with its place`(
        scenes: [ArrangedScene], index: Int, field: String
    ) throws {
        let story = try written()
        let error = #expect(throws: EditError.self) {
            try StoryEdit.arranging(title: "T", scenes: scenes, of: story, at: moment)
        }
        guard case .scenePlace(index, field, _) = error else { Issue.record("\(String(describing: error))"); return }
    }

    @Test func `A half-written scene stays so where it is moved`() throws {
        var story = try Samples.planned(words: 900, scenes: 3)
        story.add(scene: 1, words: [300])
        story.close(scene: 1)
        story.add(scene: 2, words: [80], finish: "length")
        let moved = try arranged([.init(from: 2), .init(from: 1), .init(from: 3)], of: story).story
        #expect(moved.scenes.map(\.number) == [2])
        #expect(NextStep.of(moved, under: terms) == .scene(number: 1, paragraph: 2))
    }

    @Test(arguments: [ContextStrategy.window, .appendOnly])
    func `A scene that is written anew is shown what stands before it alone`(strategy: ContextStrategy) throws {
        let old = try written()
        let open = try StoryEdit.reopening(scene: 2, note: nil, of: old, at: moment).applied(to: old)
        let prompt = SceneContext(story: open, strategy: strategy, scene: 2).messages(instruction: "Write.")
            .map(\.text).joined(separator: "\n")
        #expect(prompt.contains(texts(old, 1)[2]))
        #expect(
            !prompt.contains(texts(old, 3)[0]) && !prompt.contains(texts(old, 4)[2]) && !prompt.contains("All of it."))
    }
}
