import StoryDomain
import Testing

@testable import Storytelling

@Suite struct ClosingJudgementTests {
    @Test func `A story that keeps its contract lacks nothing`() throws {
        let judgement = ClosingJudgement(
            story: try story(last: "Mara lifts stone 3. Tom hides letter 3. Mara burns rope 3."))
        #expect(judgement.failures == [])
        #expect(judgement.mendable == nil)
    }

    @Test func `Missing beats can be mended while there is room`() throws {
        let judgement = ClosingJudgement(story: try story(last: "They went home."))
        #expect(
            judgement.mendable == .uncoveredEvents(["Mara lifts stone 3", "Tom hides letter 3", "Mara burns rope 3"]))
        #expect(judgement.failures.count == 1)
        #expect(judgement.failures.first?.hasPrefix("the last scene lacks: Mara lifts stone 3") == true)
        #expect(ClosingJudgement(story: try story(words: 440, last: "They went home.")).mendable == nil)
    }

    @Test func `Every gate that is missed is named`() throws {
        var story = try story(
            words: 100, last: "Mara lifts stone 3. Tom hides letter 3. Mara burns rope 3. And then she")
        story.turns[story.turns.count - 1].finish = "length"
        let first = story.passages[0].text
        story.passages[1].text = first
        let failures = ClosingJudgement(story: story).failures
        #expect(failures.contains("it has \(story.words) of 900 words"))
        #expect(failures.contains("1 paragraphs stand twice"))
        #expect(failures.contains { $0.contains("four-word runs repeat within 1,000 words") })
        #expect(failures.contains { $0.contains("the last call ended with length") && $0.contains("mid-sentence") })
    }

    /// A story of three scenes, the last of which ends with `last`.
    private func story(words: Int = 290, last: String) throws -> Story {
        var story = try Samples.planned()
        for scene in 1...3 {
            story.add(scene: scene, words: [words], purpose: scene == 3 ? .ending : .scene)
            story.close(scene: scene)
        }
        let call = story.turns[2].call
        story.passages.append(
            Passage(
                position: PassagePosition(scene: 3, paragraph: 2), text: last, words: WordCount.words(in: last),
                author: .init(provider: "gemini", model: "m", call: call)))
        return story
    }
}
