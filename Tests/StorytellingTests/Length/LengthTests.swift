import StoryDomain
import Testing

@testable import Storytelling

@Suite struct LengthTests {
    @Test(arguments: [
        // A large model writes a scene a call; at least three scenes from 300 words on.
        (100, 1_200, 1), (250, 1_200, 2), (300, 1_200, 3), (1_500, 1_200, 3), (6_000, 1_200, 5), (20_000, 1_200, 17),
        // A small one takes a pass and a quarter for a scene; long stories get longer ones, of a twelfth of the whole.
        (600, 150, 3), (1_500, 150, 8), (6_000, 150, 13), (20_000, 150, 19),
    ])
    func `Words are cut into scenes that suit the model`(words: Int, passWords: Int, count: Int) {
        #expect(StoryShape.sceneCount(words: words, passWords: passWords) == count)
        let budgets = StoryShape.budgets(words: words, count: count)
        #expect(budgets.count == count)
        #expect(budgets.reduce(0, +) == words)
        #expect((budgets.max() ?? 0) - (budgets.min() ?? 0) <= 1)
    }

    @Test func `What is left is shared by the scenes that are left`() throws {
        var story = try Samples.planned(words: 900, scenes: 3)
        #expect(contract(story).budget(ofScene: 1) == 300)
        story.add(scene: 1, words: [200])
        #expect(contract(story).budget(ofScene: 1) == 300)
        #expect(contract(story).remaining(inScene: 1) == 100)
        #expect(contract(story).budget(ofScene: 2) == 350)
        story.add(scene: 2, words: [450])
        #expect(contract(story).budget(ofScene: 3) == 250)
        #expect(contract(story).remaining == 250)
        story.add(scene: 3, words: [300])
        #expect(contract(story).remaining == -50)
    }

    @Test func `A scene is full at nine tenths, and ended a tenth over its budget`() throws {
        var story = try Samples.planned(words: 1_800, scenes: 3)
        story.add(scene: 1, words: [539])
        #expect(!contract(story).isFilled(scene: 1))
        #expect(contract(story).ceiling(ofScene: 1) == 660)
        story.add(scene: 1, words: [1])
        #expect(contract(story).isFilled(scene: 1))
    }

    @Test(arguments: [(1_500, 150, 150), (600, 150, 90), (300, 150, 60), (1_500, 1_200, 510), (6_000, 1_200, 1_200)])
    func `An ending is as long as the last miss may be`(words: Int, passWords: Int, ending: Int) throws {
        let story = try Samples.planned(words: words)
        #expect(LengthContract(story: story, passWords: passWords).endingWords == ending)
    }

    @Test(arguments: [
        (836, true, false), (837, false, true), (900, false, true), (1_008, false, true), (1_009, false, false),
    ])
    func `A contract is kept within 7 % under and 12 % over`(words: Int, isShort: Bool, isKept: Bool) throws {
        var story = try Samples.planned(words: 900)
        story.add(scene: 1, words: [words])
        #expect(contract(story).isShort == isShort)
        #expect(contract(story).isKept == isKept)
    }

    @Test func `A pass that was cut off owes what it was asked less what it left`() throws {
        var story = try Samples.planned()
        #expect(contract(story).owed(inScene: 1) == nil)
        story.add(scene: 1, words: [60, 40], finish: nil, asked: 250)
        #expect(contract(story).owed(inScene: 1) == 150)
        #expect(contract(story).owed(inScene: 2) == nil)
        #expect(LengthContract(story: story, passWords: 100).owed(inScene: 1) == nil)
        story.add(scene: 1, words: [140], finish: nil, asked: 150)
        #expect(contract(story).owed(inScene: 1) == 30)
        story.add(scene: 1, words: [30], finish: nil, asked: 30)
        #expect(contract(story).owed(inScene: 1) == nil)
        story.add(scene: 1, words: [10], finish: "stop", asked: 200)
        #expect(contract(story).owed(inScene: 1) == nil)
    }

    @Test func `The pace follows what the model makes of what it is asked`() throws {
        var story = try Samples.planned()
        #expect(Pace(story: story, passWords: 300).factor == 1)
        story.add(scene: 1, words: [200], asked: 300)
        // 300 ÷ 200, believed by a half after one turn.
        #expect(Pace(story: story, passWords: 300).factor == 1.25)
        #expect(Pace(story: story, passWords: 300).asking(for: 200) == 250)
        story.add(scene: 2, words: [200], asked: 300)
        #expect(abs(Pace(story: story, passWords: 300).factor - (1 + 0.5 * 2 / 3)) < 0.0001)
    }

    @Test func `A pass that a crash cut off counts as one with what went on with it`() throws {
        var whole = try Samples.planned()
        whole.add(scene: 1, words: [60, 60, 60, 60], asked: 300)
        var killed = try Samples.planned()
        killed.add(scene: 1, words: [60], finish: nil, asked: 300)
        killed.add(scene: 1, words: [], finish: nil, asked: 240)
        killed.add(scene: 1, words: [60, 60], finish: nil, asked: 240)
        killed.add(scene: 1, words: [60], asked: 120)
        #expect(Pace(story: whole, passWords: 300).factor == 1.125)
        #expect(Pace(story: killed, passWords: 300).factor == 1.125)
        #expect(Pace(story: killed, passWords: 300).asking(for: 10) == 30)
    }

    @Test func `Answers that broke off say nothing about the pace`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [99], asked: 300)
        story.add(scene: 1, words: [], asked: 300)
        story.add(scene: 1, words: [200], finish: "length", asked: 300)
        for finish in ["truncated", "long", "gate:sentence", nil] {
            story.add(scene: 1, words: [150], finish: finish, asked: 300)
        }
        #expect(Pace(story: story, passWords: 300).factor == 1)
        story.add(scene: 2, words: [600], finish: "length", asked: 300)
        #expect(Pace(story: story, passWords: 300).factor == 0.75)
    }

    @Test func `Two loops among four turns make the passes shorter`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [50], finish: "gate:block", asked: 300)
        #expect(Pace(story: story, passWords: 300).passWords == 300)
        story.add(scene: 1, words: [50], finish: "gate:sentence", asked: 300)
        #expect(Pace(story: story, passWords: 300).passWords == 210)
        #expect(Pace(story: story, passWords: 70).passWords == 60)
    }

    private func contract(_ story: Story) -> LengthContract {
        LengthContract(story: story, passWords: 1_200)
    }
}
