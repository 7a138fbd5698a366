import FoundationEssentials
import JSONNotation
import LanguageModels
import Testing

@testable import TestSupport

@Suite struct FakeStorytellerTests {
    private let teller = FakeStoryteller(seed: 11)

    private func ask(_ history: String, scene: Int = 2, words: Int, ending: Bool = false, events: [String] = [])
        -> Question
    {
        var text = "The story so far:\n\n\(history)\n\nScene \(scene) of 4\n"
        if !events.isEmpty { text += "Events:\n" + events.map { "- \($0)" }.joined(separator: "\n") + "\n" }
        text += "Write about \(words) words, no more."
        if ending { text += "\nThis is the end of the story." }
        return Question(messages: [Message(.system, "You write stories."), Message(.user, text)])
    }

    /// The story of another scene, as history before the one that is asked for.
    private var earlierScene: String {
        (0..<30).map { teller.paragraph($0, scene: 1) }.joined(separator: "\n\n")
    }

    private func whole(words: Int, ending: Bool = false, events: [String] = []) -> [String] {
        teller.paragraphs(ask(earlierScene, words: words, ending: ending, events: events))
    }

    @Test func `A fresh scene begins with the script's first paragraph and keeps the length`() {
        let paragraphs = whole(words: 600)
        #expect(paragraphs.first == teller.paragraph(0, scene: 2))
        #expect(paragraphs == paragraphs.indices.map { teller.paragraph($0, scene: 2) })
        let words = paragraphs.reduce(0) { $0 + wordCount($1) }
        #expect(abs(words - 600) <= 35)
    }

    @Test(arguments: [false, true])
    func `Stopped between any two paragraphs and asked again, it goes on as if never stopped`(ending: Bool) {
        let events = [
            "Mara finds a bottle in the tide pools", "The keeper reads her brother's letter", "Rain cuts the causeway",
            "Mara lights the lamp",
        ]
        let whole = whole(words: 900, ending: ending, events: events)
        #expect(whole.count > 10)
        for kept in whole.indices.dropLast() {
            let story = whole[...kept]
            let left = 900 - story.reduce(0) { $0 + wordCount($1) }
            let history = earlierScene + "\n\n" + story.joined(separator: "\n\n")
            let rest = teller.paragraphs(ask(history, words: left, ending: ending, events: events))
            #expect(Array(story) + rest == whole, "after \(kept + 1) paragraphs")
        }
    }

    @Test func `A paragraph that stands in part is completed from its next sentence`() {
        let events = ["Mara finds a bottle in the tide pools"]
        let whole = whole(words: 300, events: events)
        let sentences = SceneTeller(
            script: teller.script, instruction: SceneInstruction(ask("", words: 300, events: events).messages)
        )
        .sentences(of: 0)
        #expect(sentences.count >= 3)
        for count in 1..<sentences.count {
            let history = earlierScene + "\n\n" + sentences.prefix(count).joined(separator: " ")
            let rest = teller.paragraphs(ask(history, words: 250, events: events))
            #expect(rest.first == sentences.dropFirst(count).joined(separator: " "))
            #expect(rest[1] == whole[1])
        }
    }

    @Test func `A quoted tail is enough to go on from`() {
        let script = teller.script
        let sentences = script.sentences(of: 5, scene: 2)
        let tail = "…\(sentences[0].suffix(12)) \(sentences[1])"
        let rest = teller.paragraphs(ask(tail, words: 200))
        #expect(rest.first == sentences.dropFirst(2).joined(separator: " "))
        #expect(rest[1] == teller.paragraph(6, scene: 2))
    }

    @Test func `A prefill is continued from any character`() {
        let story = teller.paragraph(0, scene: 2) + "\n\n" + teller.paragraph(1, scene: 2)
        for count in stride(from: 1, to: story.unicodeScalars.count, by: 7) {
            let prefill = String(String.UnicodeScalarView(story.unicodeScalars.prefix(count)))
            var question = ask(earlierScene, words: 100)
            question.messages.append(Message(.assistant, prefill))
            question.continuesPrefill = true
            let text = prefill + teller.answer(question).text
            #expect(text.hasPrefix(story), "after \(count) characters: \(text)")
        }
    }

    @Test func `A prefill of whole paragraphs is followed by a new one`() {
        var question = ask(earlierScene, words: 60)
        question.messages.append(Message(.assistant, teller.paragraph(0, scene: 2)))
        question.continuesPrefill = true
        #expect(teller.answer(question).text == "\n\n" + teller.paragraph(1, scene: 2))
    }

    @Test func `The first paragraphs tell the events by their content words`() {
        let events = ["Mara finds a bottle in the tide pools", "The keeper reads her brother’s letter", "Rain falls"]
        let paragraphs = whole(words: 400, events: events)
        for word in ["Mara", "finds", "bottle", "tide", "pools", "keeper", "reads", "brother’s", "letter"] {
            #expect(paragraphs[0].contains(word))
        }
        #expect(paragraphs[1].contains("Rain and falls"))
        #expect(paragraphs[2] == teller.paragraph(2, scene: 2))
    }

    @Test func `The last scene ends with the ending, which looks back on the events`() throws {
        let events = ["Mara lights the lamp", "Rain cuts the causeway"]
        let paragraphs = whole(words: 300, ending: true, events: events)
        let last = try #require(paragraphs.last)
        for word in ["Mara", "lights", "lamp", "Rain", "cuts", "causeway"] { #expect(last.contains(word)) }
        #expect(last.hasSuffix("."))
        #expect(abs(paragraphs.reduce(0) { $0 + wordCount($1) } - 300) <= 35)
        let half = last.split(separator: ".", maxSplits: 1)[0] + "."
        let history = paragraphs.dropLast().joined(separator: "\n\n") + "\n\n" + half
        let rest = teller.paragraphs(ask(history, words: 30, ending: true, events: events))
        #expect(rest.count == 1)
        #expect(half + " " + rest[0] == last)
    }

    @Test func `A storyteller of many words writes more than asked`() {
        let wordy = FakeStoryteller(seed: 11, wordiness: 1.5)
        let words = wordy.paragraphs(ask("", words: 400)).reduce(0) { $0 + wordCount($1) }
        #expect(abs(words - 600) <= 35)
    }

    @Test func `The limit of tokens cuts in mid-sentence, a stop sequence ends the answer`() {
        var question = ask("", words: 300)
        question.maxTokens = 50
        let cut = teller.answer(question)
        #expect(cut.finish == .length)
        #expect(cut.text.unicodeScalars.count == 200)
        question.maxTokens = nil
        question.stopSequences = [String(teller.paragraph(1, scene: 2).prefix(20))]
        let stopped = teller.answer(question)
        #expect(stopped == Telling(text: teller.paragraph(0, scene: 2) + "\n\n", finish: .stop))
    }

    @Test func `The instruction is read from the last user message`() {
        let messages = [
            Message(.user, "Scene 9 of 9\nWrite about 9 words"),
            Message(
                .user, "Scene 3 of 12: The Lamp\nEvents:\n- One thing\n- Another thing\n\nWrite about 1,250 words."),
        ]
        let instruction = SceneInstruction(messages)
        #expect(instruction.scene == 3)
        #expect(instruction.words == 1250)
        #expect(!instruction.isEnding)
        #expect(instruction.events == ["One thing", "Another thing"])
    }

    @Test func `A whole story with events and an ending repeats hardly anything`() throws {
        let schema: JSONValue = ["type": "array", "minItems": 40, "items": ["type": "string"]]
        let outline: JSONValue = ["type": "object", "properties": ["key_events": schema]]
        let planned = try JSONReader.read(Array(teller.answer(Question("Plan.", schema: outline)).text.utf8))
        let events = try #require(planned["key_events"]?.array).compactMap(\.string)
        #expect(events.count == 40)
        var paragraphs: [String] = []
        for scene in 1...10 {
            let own = Array(events[(scene * 4 - 4)..<(scene * 4)])
            let question = ask("", scene: scene, words: 1_000, ending: scene == 10, events: own)
            paragraphs += teller.paragraphs(question)
        }
        let words = paragraphs.joined(separator: " ").lowercased().split { !$0.isLetter && $0 != "’" }.map(String.init)
        #expect(abs(words.count - 10_000) < 200)
        #expect(repetition(of: words, 4) < 0.005)
        #expect(repetition(of: words, 6) < 0.001)
        for start in stride(from: 0, to: words.count - 1_000, by: 500) {
            #expect(repetition(of: Array(words[start..<(start + 1_000)]), 4) < 0.005)
        }
    }

    private func repetition(of words: [String], _ count: Int) -> Double {
        let grams = words.indices.dropLast(count - 1).map { words[$0..<($0 + count)].joined(separator: " ") }
        return 1 - Double(Set(grams).count) / Double(grams.count)
    }
}
