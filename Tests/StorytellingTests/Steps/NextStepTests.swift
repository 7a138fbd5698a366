import StoryDomain
import Testing

@testable import Storytelling

@Suite struct NextStepTests {
    private let large = WritingTerms(passWords: 1_200, context: .appendOnly, scenesPerPlan: 12)
    private let small = WritingTerms(passWords: 150, context: .window, scenesPerPlan: 8)

    @Test func `A full brief begins with its premise, a bare idea with setups to choose from`() throws {
        #expect(NextStep.of(try Samples.story(), under: large) == .premise)
        var idea = Story(id: StoryID("a"), brief: try Samples.idea(), createdAt: .distantPast)
        #expect(NextStep.of(idea, under: large) == .setupOptions)
        idea.setupOptions = [SetupOption(premise: "P", reasoning: "", setup: StorySetup())]
        #expect(NextStep.of(idea, under: large) == .chooseSetup)
        idea.premise = "P"
        #expect(NextStep.of(idea, under: large) == .outline(fromScene: 1))
    }

    @Test func `An outline is planned on from where it stands`() throws {
        var story = try Samples.planned(scenes: 3)
        story.outline?.sceneCount = 5
        #expect(NextStep.of(story, under: large) == .outline(fromScene: 4))
        story.outline = nil
        #expect(NextStep.of(story, under: large) == .outline(fromScene: 1))
    }

    @Test func `A scene is written paragraph by paragraph until it has its words, then closed`() throws {
        var story = try Samples.planned()
        #expect(NextStep.of(story, under: large) == .scene(number: 1, paragraph: 1))
        story.add(scene: 1, words: [100, 100])
        #expect(NextStep.of(story, under: large) == .scene(number: 1, paragraph: 3))
        story.add(scene: 1, words: [71])
        #expect(NextStep.of(story, under: large) == .closeScene(number: 1))
        story.close(scene: 1)
        #expect(NextStep.of(story, under: large) == .scene(number: 2, paragraph: 1))
    }

    @Test func `With a window each closed scene but the last is noted`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [290])
        story.close(scene: 1)
        #expect(NextStep.of(story, under: small) == .delta(scene: 1))
        story.summary = Summary(text: "Mara went.", throughScene: 1)
        #expect(NextStep.of(story, under: small) == .scene(number: 2, paragraph: 1))
    }

    @Test func `A pass that a crash cut off is written to its end, though the scene is nearly full`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [280], finish: nil, asked: 300)
        #expect(NextStep.of(story, under: large) == .scene(number: 1, paragraph: 2))
        story.turns[0].finish = "stop"
        #expect(NextStep.of(story, under: large) == .closeScene(number: 1))
    }

    @Test func `The last scene ends with an ending, and only an ending that stopped by itself ends it`() throws {
        var story = try Samples.planned()
        for scene in 1...2 {
            story.add(scene: scene, words: [300])
            story.close(scene: scene)
        }
        #expect(NextStep.of(story, under: large) == .ending(scene: 3, paragraph: 1))
        story.add(scene: 3, words: [290], purpose: .ending, finish: "length")
        #expect(NextStep.of(story, under: large) == .ending(scene: 3, paragraph: 2))
        story.add(scene: 3, words: [10], purpose: .ending, finish: "stop")
        #expect(NextStep.of(story, under: large) == .closeScene(number: 3))
    }

    @Test func `An ending that leaves the story short, or leaves nothing, is asked for again, five times at most`()
        throws
    {
        var story = try Samples.planned()
        for scene in 1...2 {
            story.add(scene: scene, words: [300])
            story.close(scene: scene)
        }
        story.add(scene: 3, words: [50], purpose: .ending)
        #expect(NextStep.of(story, under: large) == .ending(scene: 3, paragraph: 2))
        for _ in 1...3 { story.add(scene: 3, words: [], purpose: .ending, asked: 250) }
        #expect(NextStep.of(story, under: large) == .ending(scene: 3, paragraph: 2))
        story.add(scene: 3, words: [], purpose: .ending, asked: 250)
        #expect(NextStep.of(story, under: large) == .closeScene(number: 3))
    }

    @Test func `A small model gets ordinary passes in the last scene until what is left is an ending`() throws {
        var story = try Samples.planned()
        for scene in 1...2 {
            story.add(scene: scene, words: [300])
            story.close(scene: scene)
        }
        story.summary = Summary(text: "Mara went on.", throughScene: 2)
        #expect(NextStep.of(story, under: small) == .scene(number: 3, paragraph: 1))
        story.add(scene: 3, words: [170])
        #expect(NextStep.of(story, under: small) == .ending(scene: 3, paragraph: 2))
    }

    @Test func `A scene that will not fill is closed after its tries, those that crashes cut off not counted`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [20])
        for _ in 1...5 { story.add(scene: 1, words: [], asked: 280) }
        for _ in 1...9 { story.add(scene: 1, words: [], finish: nil, asked: 280) }
        #expect(NextStep.of(story, under: large) == .scene(number: 1, paragraph: 2))
        story.add(scene: 1, words: [], asked: 280)
        #expect(NextStep.of(story, under: large) == .closeScene(number: 1))
    }

    @Test func `A written story that lacks beats is mended once, then finished`() throws {
        var story = try written(words: 280)
        guard case .repair(let scene, .uncoveredEvents(let events)) = NextStep.of(story, under: large) else {
            Issue.record("\(String(describing: NextStep.of(story, under: large)))")
            return
        }
        #expect(scene == 3)
        #expect(events == story.outline?.scenes[2].keyEvents)
        story.add(scene: 3, words: [20], purpose: .repair)
        #expect(NextStep.of(story, under: large) == .finish)
    }

    @Test func `A story without room for more words is finished as it is`() throws {
        #expect(NextStep.of(try written(words: 400), under: large) == .finish)
    }

    @Test(arguments: [StoryStatus.complete, .incomplete])
    func `After closing there is nothing to do`(status: StoryStatus) throws {
        var story = try written(words: 280)
        story.status = status
        #expect(NextStep.of(story, under: large) == nil)
        #expect(NextStep.of(story, under: small) == nil)
        story = try Samples.story()
        story.status = status
        #expect(NextStep.of(story, under: large) == nil)
    }

    private func written(words: Int) throws -> Story {
        var story = try Samples.planned()
        for scene in 1...2 {
            story.add(scene: scene, words: [300])
            story.close(scene: scene)
        }
        story.add(scene: 3, words: [words], purpose: .ending)
        story.close(scene: 3)
        return story
    }
}
