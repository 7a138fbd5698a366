import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct SceneContextTests {
    @Test func `An append-only prompt begins with exactly the messages of the one before`() throws {
        var story = try Samples.planned()
        var before = SceneContext(story: story, strategy: .appendOnly).messages(instruction: "Write 1.")
        #expect(before.map(\.role) == [.system, .user])
        for turn in 1...12 {
            story.add(scene: (turn + 3) / 4, words: [40, 35], instruction: "Write \(turn).")
            let after = SceneContext(story: story, strategy: .appendOnly).messages(instruction: "Write \(turn + 1).")
            #expect(Array(after.prefix(before.count)) == before)
            #expect(after.count == before.count + 2)
            #expect(after[after.count - 2].text == story.passages.suffix(2).map(\.text).joined(separator: "\n\n"))
            before = after
        }
    }

    @Test func `A turn that left nothing is no part of the history`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [40], instruction: "Write 1.")
        let before = SceneContext(story: story, strategy: .appendOnly).messages(instruction: "Write 2.")
        story.add(scene: 1, words: [], instruction: "Write 2.")
        #expect(SceneContext(story: story, strategy: .appendOnly).messages(instruction: "Write 2.") == before)
    }

    @Test func `A windowed prompt has the same prefix and stays bounded however long the story is`() throws {
        var story = try Samples.planned(words: 9_000)
        let prefix = SceneContext(story: story, strategy: .window).messages(instruction: "Go.")[0]
        var longest = 0
        for turn in 1...60 {
            story.add(scene: (turn + 19) / 20, words: [75, 75])
            story.summary = RollingSummary.adding(
                Samples.paragraph(words: 80, seed: turn), ofScene: turn, to: story.summary)
            let messages = SceneContext(story: story, strategy: .window).messages(instruction: "Go.")
            #expect(messages.count == 2)
            #expect(messages[0] == prefix)
            longest = max(longest, WordCount.words(in: messages[1].text))
        }
        // Summary, verbatim part and a few labels.
        #expect(longest <= 500 + 800 + 40)
        let last = SceneContext(story: story, strategy: .window).messages(instruction: "Go.")[1].text
        #expect(last.contains(story.passages[119].text) && !last.contains(story.passages[0].text))
        #expect(last.hasSuffix("\n\nGo."))
        let verbatim = story.passages.filter { last.contains($0.text) }
        #expect(verbatim.reduce(0) { $0 + $1.words } == 750)
    }

    @Test func `Where the summary lags, the plan of the finished scenes stands for it`() throws {
        var story = try Samples.planned(words: 3_000)
        story.add(scene: 1, words: Array(repeating: 100, count: 10))
        story.close(scene: 1)
        let text = SceneContext(story: story, strategy: .window).messages(instruction: "Go.")[1].text
        #expect(text.hasPrefix("The story so far:\nMara goes step 1.\n\n"))
    }

    @Test func `What is established before the verbatim part is listed`() throws {
        var story = try Samples.planned(words: 3_000)
        story.add(scene: 1, words: Array(repeating: 100, count: 10))
        for paragraph in [1, 10] {
            story.bible.entries.append(
                .init(
                    kind: .fact, name: "thing \(paragraph)", detail: "is red",
                    source: PassagePosition(scene: 1, paragraph: paragraph)))
        }
        let text = SceneContext(story: story, strategy: .window).messages(instruction: "Go.")[1].text
        #expect(text.contains("Established:\n- thing 1: is red\n\n"))
        #expect(!text.contains("thing 10"))
    }

    @Test(arguments: [
        (true, 32_768, 1_000, ContextStrategy.appendOnly), (true, 32_768, 15_476, .appendOnly),
        (true, 32_768, 15_477, .window), (true, 8_192, 2_369, .appendOnly), (true, 8_192, 2_370, .window),
        (false, 1_048_576, 1_000, .window),
    ])
    func `The whole history is sent where it is cached and fits`(
        caches: Bool, context: Int, words: Int, strategy: ContextStrategy
    ) throws {
        let profile = ModelProfile.testing(
            contextTokens: context, capabilities: ModelCapabilities(prefixCache: caches))
        #expect(try ContextStrategy(profile: profile, length: StoryLength(words: words)) == strategy)
    }

    @Test func `A long outline is told by titles, and by fewer of them`() throws {
        func outline(_ count: Int, title: String) -> Outline {
            Outline(
                title: "T",
                scenes: (1...count).map {
                    ScenePlan(
                        number: $0, title: "\(title) \($0)", description: "Somebody does a thing, and another pays.")
                })
        }
        #expect(OutlineDigest.text(of: outline(2, title: "Part")).split(separator: "\n").count == 2)
        #expect(OutlineDigest.text(of: outline(2, title: "Part")).hasPrefix("1. Part 1: Somebody does"))
        let titles = OutlineDigest.text(of: outline(100, title: "Part"))
        #expect(titles.split(separator: "\n").count == 100 && titles.hasPrefix("1. Part 1\n"))
        #expect(OutlineDigest.text(of: outline(200, title: "A much longer title of a part")).count <= 3_000)
    }
}
