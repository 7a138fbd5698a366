import StoryDomain
import Testing

@testable import Storytelling

@Suite struct ScenePromptTests {
    @Test func `A first pass names the scene and the beats that fit its words`() throws {
        let story = try Samples.planned()
        let all = prompt(story).pass(wanted: 300, asked: 320)
        #expect(
            all == """
                Scene 1 of 3: Part 1. Mara goes step 1.
                Events:
                - Mara lifts stone 1
                - Tom hides letter 1
                - Mara burns rope 1
                Write about 320 words. End the scene there.
                """)
        let half = prompt(story).pass(wanted: 150, asked: 150)
        #expect(beats(half) == ["Mara lifts stone 1", "Tom hides letter 1"])
        #expect(half.hasSuffix("Write about 150 words. Do not finish the scene yet."))
        #expect(beats(prompt(story).pass(wanted: 90, asked: 90)) == ["Mara lifts stone 1"])
    }

    @Test func `A resumed pass gets the beats that the interrupted one had left`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [60], finish: nil, asked: 300)
        #expect(beats(prompt(story).pass(wanted: 240, asked: 240)).count == 3)
        story.add(scene: 1, words: [60], finish: nil, asked: 240)
        let text = prompt(story).pass(wanted: 180, asked: 180)
        #expect(text.hasPrefix("Scene 1 of 3, next part.\n"))
        #expect(beats(text) == ["Tom hides letter 1", "Mara burns rope 1"])
        story.add(scene: 1, words: [100], finish: nil, asked: 180)
        #expect(beats(prompt(story).pass(wanted: 80, asked: 80)) == ["Mara burns rope 1"])
    }

    @Test func `A scene with more words than planned still gets its last beat`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [290])
        #expect(beats(prompt(story).pass(wanted: 30, asked: 30)) == ["Mara burns rope 1"])
    }

    @Test func `The ending says that it is one, and how the brief wants it`() throws {
        var story = try Samples.planned()
        for scene in 1...2 { story.add(scene: scene, words: [300]) }
        let text = prompt(story, scene: 3).ending(asked: 200, isFirstTry: true)
        #expect(text.hasPrefix("Scene 3 of 3: Part 3. Mara goes step 3.\nEvents:\n- Mara lifts stone 3\n"))
        #expect(text.contains("Write about 200 words. This is the end of the story"))
        #expect(text.hasSuffix("The ending the brief asks for: Bittersweet."))
        #expect(beats(prompt(story, scene: 3).ending(asked: 60, isFirstTry: false)).isEmpty)
        story.add(scene: 3, words: [200])
        #expect(beats(prompt(story, scene: 3).ending(asked: 60, isFirstTry: true)) == ["Mara burns rope 3"])
    }

    @Test func `A repair shows what is missing and ends the story`() throws {
        let text = prompt(try Samples.planned(), scene: 3).repair(events: ["Mara burns rope 3"], asked: 60)
        #expect(beats(text) == ["Mara burns rope 3"])
        #expect(text.contains("Write about 60 words") && text.contains("This is the end of the story"))
    }

    @Test func `A large model is told how a scene opens and closes, a small one how many paragraphs`() throws {
        var story = try Samples.planned()
        story.outline?.scenes[0].entryState = "Mara sleeps."
        story.outline?.scenes[0].exitState = "Mara\nruns."
        let large = prompt(story).pass(wanted: 150, asked: 150)
        #expect(large.contains("\nOpens: Mara sleeps.\nCloses: Mara runs.\n"))
        let plan = try #require(story.outline?.scene(1))
        let contract = LengthContract(story: story, passWords: 150)
        let small = ScenePrompt(story: story, plan: plan, contract: contract, isSmallModel: true)
            .pass(wanted: 150, asked: 150)
        #expect(!small.contains("Opens:") && small.contains("Write about 150 words in three paragraphs"))
    }

    private func prompt(_ story: Story, scene: Int = 1) -> ScenePrompt {
        let plan = story.outline?.scene(scene) ?? ScenePlan(number: scene, title: "", description: "")
        return ScenePrompt(
            story: story, plan: plan, contract: LengthContract(story: story, passWords: 1_200), isSmallModel: false)
    }

    private func beats(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
    }
}
