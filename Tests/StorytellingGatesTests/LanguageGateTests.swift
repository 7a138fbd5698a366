import StoryDomain
import Testing

@testable import Storytelling

@Suite struct LanguageGateTests {
    private static let english =
        "The old keeper climbed the stairs with a lamp in his hand, and the wind was so loud that he could not hear the sea. "
        + "He had been there for thirty years, and nobody had ever come to the island in such a storm. But now there was a boat."
    private static let german =
        "Der alte Wärter stieg mit einer Lampe in der Hand die Treppe hinauf, und der Wind war so laut, dass er das Meer nicht hörte. "
        + "Er war seit dreißig Jahren dort, und niemand war je bei einem solchen Sturm auf die Insel gekommen."
    private static let chinese = "老守灯人提着灯走上楼梯，风大得他听不见海的声音。他在那里住了三十年，从来没有人在这样的风暴里来过岛上。"

    private func run(_ text: String, in language: String, checks: Bool = true) throws -> GateRun {
        GateRun(text, context: GateContext(scene: 1, language: try LanguageTag(language), checksLanguage: checks))
    }

    @Test(arguments: ["de", "zh", "ja", "ko", "ar", "ru", "th", "hi", "el", "fr", "es", "it", "pl", "tr"])
    func `an English answer closes the gate of a story in another language, and nothing of it is shown`(
        language: String
    ) throws {
        let run = try run(Self.english, in: language)
        #expect(run.findings.map(\.kind) == [.language])
        #expect(run.shown == "")
        #expect(run.paragraphs.isEmpty)
    }

    @Test func `what came in the story's language before stays`() throws {
        let run = try run(Self.german + "\n\n" + Self.english, in: "de")
        #expect(run.findings.map(\.kind) == [.language])
        #expect(run.paragraphs == [Self.german])
        #expect(run.shown == Self.german)
    }

    @Test func `speech, names and a song in another language stay`() throws {
        let texts = [
            "“I do not know what you want of me, and you will not tell me,” said Tom. " + Self.german,
            Self.german + " „The sea is high and the night is long, and I have no home to go to.“",
            "Mara Vale. Ilo Quist, Harbour Road 12.\n\n" + Self.german, "The End of the World\n\n" + Self.german,
        ]
        for text in texts {
            let run = try run(text, in: "de")
            #expect(run.findings.isEmpty, "\(text.prefix(60))")
            #expect(run.paragraphs.joined().contains("dreißig Jahren"))
        }
        let mixed = try run("“Go home, old man, the sea is no place for you.” 他说。" + Self.chinese, in: "zh")
        #expect(mixed.findings.isEmpty)
    }

    @Test func `a story in its own language is shown as it comes`() throws {
        var gate = StreamGate(
            memory: GateMemory(), context: GateContext(scene: 1, language: try LanguageTag("de")))
        #expect(
            gate.receive("Der alte Wärter stieg die Treppe hinauf. E").shown
                == "Der alte Wärter stieg die Treppe hinauf.")
        var chinese = StreamGate(
            memory: GateMemory(), context: GateContext(scene: 1, language: try LanguageTag("zh")))
        #expect(chinese.receive("老守灯人走上楼梯。他").shown == "老守灯人走上楼梯。")
    }

    @Test func `a gate that was asked often enough lets another language pass`() throws {
        let run = try run(Self.english, in: "de", checks: false)
        #expect(run.findings.isEmpty)
        #expect(run.paragraphs == [Self.english])
    }

    @Test func `pieces make no difference`() throws {
        let text = Self.german + "\n\n" + Self.english
        let whole = try run(text, in: "de")
        var gate = StreamGate(memory: GateMemory(), context: GateContext(scene: 1, language: try LanguageTag("de")))
        var shown = ""
        for character in text { shown += gate.receive(String(character)).shown }
        shown += gate.end(.stop).shown
        #expect(shown == whole.shown)
    }

    @Test func `a break of the scene stays where it was while a paragraph waits`() throws {
        let song = "The sea is high and the night is long."
        let other = "Am Morgen war das Boot fort, und niemand wusste, wer es geholt hatte."
        let run = try run([Self.german, song, "---", other].joined(separator: "\n\n"), in: "de")
        #expect(run.paragraphs == [Self.german, song, SceneBreak.text, other])
    }

    @Test func `a break of the scene stays behind a paragraph that might have been talk`() throws {
        let doubtful = "I hope you enjoyed this story."
        let text = [Self.english, doubtful, "---", "Nobody came that night."].joined(separator: "\n\n")
        let run = try run(text, in: "en")
        #expect(run.paragraphs == [Self.english, doubtful, SceneBreak.text, "Nobody came that night."])
    }
}
