import StoryDomain
import Storytelling
import Testing

@Suite struct ToldStoryTests {
    @Test func `a text is dealt to its scenes, and the full ones are closed`() throws {
        let told = try story(words: 900, scenes: 3).told(text([100, 100, 100, 100, 50]))
        #expect(told.story.passages.map(\.position.scene) == [1, 1, 1, 2, 2])
        #expect(told.story.scenes.map(\.number) == [1])
        #expect(told.story.turns.map(\.scene) == [1, 2])
        #expect(told.story.turns.allSatisfy { $0.finish == "stop" })
        #expect(told.story.words == 450)
        #expect(next(told) == .scene(number: 2, paragraph: 3))
    }

    @Test(arguments: [[280], [150, 170], [90, 90, 90]])
    func `a text that ends near the end of a scene ends there`(words: [Int]) throws {
        let told = try story(words: 900, scenes: 3).told(text(words))
        #expect(Set(told.story.passages.map(\.position.scene)) == [1])
        #expect(next(told) == .scene(number: 2, paragraph: 1))
        #expect(!told.isWhole)
    }

    @Test func `a text of all its words is whole unless it stops in mid-sentence`() throws {
        let words = Array(repeating: 100, count: 9)
        let told = try story(words: 900, scenes: 3).told(text(words))
        #expect(told.isWhole)
        let cut = try story(words: 900, scenes: 3).told(text(words) + " And then he")
        #expect(!cut.isWhole)
        #expect(next(cut) == .ending(scene: 3, paragraph: 4))
    }

    @Test func `headings and markers of the client are no part of the story`() throws {
        let told = try story(words: 900, scenes: 3).told(
            "# The Bottle\n\nScene 1\n\nMara waited. IAMDONE\n\n* * *\n\niamdone\n\nTom came.")
        #expect(told.story.passages.map(\.text) == ["Mara waited.", "Tom came."])
    }

    @Test func `equal requests are equal stories`() throws {
        let text = text([100, 100])
        #expect(try story(words: 900, scenes: 3).told(text) == story(words: 900, scenes: 3).told(text))
    }

    @Test func `an outline with more scenes than fit has neighbours joined`() throws {
        let told = try story(words: 300, scenes: 12)
        let outline = try #require(told.story.outline)
        #expect(outline.sceneCount == 5)
        #expect(outline.scenes.map(\.number) == [1, 2, 3, 4, 5])
        #expect(outline.scenes.map(\.wordBudget) == [60, 60, 60, 60, 60])
        #expect(outline.scenes.flatMap(\.keyEvents).count == 36)
        #expect(throws: EditError.sceneCount(0)) {
            try ToldStory(brief: Samples.brief(), premise: "P", scenes: [])
        }
    }

    private func story(words: Int, scenes: Int) throws -> ToldStory {
        let planned = try Samples.planned(words: words, scenes: scenes)
        return try ToldStory(
            brief: planned.brief, premise: planned.premise ?? "", scenes: planned.outline?.scenes ?? [])
    }

    private func text(_ words: [Int]) -> String {
        words.enumerated().map { Samples.paragraph(words: $1, seed: $0) }.joined(separator: "\n\n")
    }

    /// What the writer does next with a model that writes 400 words at a time.
    private func next(_ told: ToldStory) -> Step? {
        NextStep.of(told.story, under: WritingTerms(passWords: 400, context: .window, scenesPerPlan: 12))
    }
}
