import StoryDomain
import Testing

@testable import Storytelling

@Suite struct NotesTests {
    @Test func `The rolling summary never has more than 500 words and keeps the newest`() {
        var summary = Summary()
        for scene in 1...40 {
            let text = Samples.paragraph(words: 80, seed: scene)
            summary = RollingSummary.adding(text, ofScene: scene, to: summary)
            #expect(WordCount.words(in: summary.text) <= 500)
            #expect(summary.throughScene == scene)
            #expect(summary.text.hasSuffix(text))
        }
        // Older scenes are down to their first sentence, the oldest are gone.
        #expect(summary.text.contains("w39x0x0") && !summary.text.contains("w1x0x0 "))
    }

    @Test func `A summary of one endless scene is taken as it is, and a short one whole`() {
        let short = RollingSummary.adding("Mara went home.", ofScene: 1, to: Summary())
        #expect(short == Summary(text: "Mara went home.", throughScene: 1))
        let next = RollingSummary.adding("Tom stayed.", ofScene: 2, to: short)
        #expect(next.text == "Mara went home.\nTom stayed.")
        #expect(RollingSummary.adding("", ofScene: 3, to: next).text == next.text)
    }

    @Test func `Planned people are noted with the paragraph that names them`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [20, 20])
        story.passages[1].text = "Only Mara came."
        let bible = BibleKeeping.noting(scene: 1, of: story)
        #expect(bible.entries.map(\.name) == ["Mara"])
        #expect(bible.entries[0].kind == .character)
        #expect(bible.entries[0].source == PassagePosition(scene: 1, paragraph: 2))
        story.bible = bible
        #expect(BibleKeeping.noting(scene: 1, of: story) == bible)
        #expect(BibleKeeping.noting(scene: 9, of: story) == bible)
    }

    @Test func `New facts are added, known ones stay as they are`() throws {
        var story = try Samples.planned()
        story.add(scene: 1, words: [20])
        story.passages[0].text = "The lamp room was cold."
        let first = [SceneDelta.Fact(kind: .place, name: "lamp room", detail: "cold")]
        story.bible = BibleKeeping.adding(first, ofScene: 1, to: story)
        let more = [
            SceneDelta.Fact(kind: .place, name: "Lamp Room", detail: "warm"),
            SceneDelta.Fact(kind: .fact, name: "the oath", detail: "sworn"),
        ]
        let bible = BibleKeeping.adding(more, ofScene: 1, to: story)
        #expect(bible.entries.map(\.detail) == ["cold", "sworn"])
        #expect(bible.entries.allSatisfy { $0.source == PassagePosition(scene: 1, paragraph: 1) })
    }

    @Test func `Notes are read from JSON with at most four facts and whole sentences`() throws {
        let facts = (1...6).map { #"{"kind":"place","name":"p\#($0)","detail":"d"}"# }.joined(separator: ",")
        let delta = try #require(
            SceneDelta.reading(#"{"summary":"Mara ran. Tom fell and then","facts":[\#(facts)]}"#))
        #expect(delta.summary == "Mara ran.")
        #expect(delta.facts.map(\.name) == ["p1", "p2", "p3", "p4"])
        #expect(SceneDelta.reading("Mara ran.") == nil)
        #expect(SceneDelta.reading(#"{"summary":""}"#) == nil)
        #expect(SceneDelta.fromPlan(scene: 2, of: try Samples.planned()).summary == "Mara goes step 2.")
    }
}
