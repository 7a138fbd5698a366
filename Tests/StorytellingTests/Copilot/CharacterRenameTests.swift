import Foundation
import StoryDomain
import Storytelling
import Testing

@Suite struct CharacterRenameTests {
    /// Two scenes in which Mara Quinn and Tom are.
    private func story() throws -> Story {
        var story = try Samples.planned(scenes: 2)
        story.outline?.scenes[0].characters = ["Mara Quinn", "Tom"]
        story.bible = Bible(entries: [
            .init(
                kind: .character, name: "Mara", detail: "Mara keeps the lamp.",
                source: PassagePosition(scene: 1, paragraph: 1))
        ])
        story.notes = [WriterNote(text: "Mara is older.")]
        story.summary = Summary(text: "Mara found it.", throughScene: 1)
        for (scene, texts) in [(1, ["Mara lifted it.", "It was empty."]), (2, ["“Mara!” Tom took Mara’s hand."])] {
            for (index, text) in texts.enumerated() {
                story.passages.append(
                    Passage(
                        position: PassagePosition(scene: scene, paragraph: index + 1), text: text,
                        words: WordCount.words(in: text),
                        author: .init(provider: "gemini", model: "m", call: CallID("c\(scene)"))))
            }
        }
        return story
    }

    @Test func `a new name goes into text, plan, premise, brief and notes, and old texts become versions`() throws {
        let story = try story()
        let rename = try #require(CharacterRename(from: "“mara”", to: "Lena", in: story))
        #expect(rename.from == "Mara")
        #expect(rename.places.map(\.position.description) == ["1.1", "2.1"])
        #expect(rename.places[1].after == "“Lena!” Tom took Lena’s hand.")
        #expect(!rename.isTaken)
        let change = rename.change(of: story, at: Date(timeIntervalSince1970: 9))
        let changed = change.applied(to: story)
        let all = String(decoding: try JSONEncoder().encode(changed), as: UTF8.self)
        #expect(!all.contains("Mara"))
        #expect(changed.premise == "Lena wants the letter back, but the sea has it.")
        #expect(changed.outline?.scenes[0].characters == ["Lena Quinn", "Tom"])
        #expect(changed.bible.entries[0].detail == "Lena keeps the lamp.")
        #expect(changed.brief.setup.characterInput == "Lena, the keeper; Tom, her brother")
        #expect(change.versions.map(\.scene) == [1, 2])
        #expect(changed.passages.map(\.text)[1] == "It was empty.")
        #expect(changed.passages[1].author.provider == "gemini", "what stays keeps its author")
    }

    @Test func `the parts of a whole name go along where they are nobody else's`() throws {
        var story = try story()
        let rename = try #require(CharacterRename(from: "Mara Quinn", to: "Lena Frost", in: story))
        #expect(rename.places.count == 2)
        #expect(rename.plans[0].after.characters == ["Lena Frost", "Tom"])
        story.outline?.scenes[0].characters = ["Mara Quinn", "Mara Stone"]
        #expect(try #require(CharacterRename(from: "Mara Quinn", to: "Lena Frost", in: story)).places.isEmpty)
    }

    @Test func `nobody and nothing new are no renaming, and a taken name is told`() throws {
        let story = try story()
        #expect(CharacterRename(from: "Ada", to: "Lena", in: story) == nil)
        #expect(CharacterRename(from: "Mara", to: "Mara", in: story) == nil)
        #expect(CharacterRename(from: "Mara", to: " … ", in: story) == nil)
        #expect(CharacterRename(from: "", to: "Lena", in: story) == nil)
        #expect(try #require(CharacterRename(from: "Mara", to: "Tom", in: story)).isTaken)
    }
}
