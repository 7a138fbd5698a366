import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct AnswerReaderTests {
    private static let story = "The lamp burned low. A gull cried over the bay.\n\n“Who is there?” she asked."
    private static let json = "{\"title\": \"The Lamp\", \"scenes\": [{\"title\": \"Found\"}]}"

    private struct Read {
        var text = ""
        var restarts = 0
        var reader: AnswerReader

        init(
            _ pieces: [String], expecting habit: ThinkingHabit = .unknown, isStructured: Bool = false,
            isWhole: Bool = true
        ) {
            reader = AnswerReader(expecting: habit, isStructured: isStructured)
            for piece in pieces { add(reader.take(piece)) }
            add(reader.end(isWhole: isWhole))
        }

        private mutating func add(_ output: AnswerReader.Output) {
            if output.restarts {
                text = ""
                restarts += 1
            }
            text += output.text
        }

        var trimmed: String { String(Paragraphs.trimmed(text)) }
    }

    private static let everywhere = SpokenHabit.allCases.filter { $0.need == .anything && $0 != .secondThought }

    @Test(arguments: everywhere, [ThinkingHabit.unknown, .plain, .unopened])
    func `marks and thoughts go, wherever the stream is cut`(habit: SpokenHabit, expected: ThinkingHabit) {
        for (good, isStructured) in [(Self.story, false), (Self.json, true)] {
            let text = habit.applied(to: good, isStructured: isStructured)
            let scalars = Array(text.unicodeScalars)
            for cut in 0...scalars.count {
                let pieces = [scalars[..<cut], scalars[cut...]].map { String(String.UnicodeScalarView($0)) }
                let read = Read(pieces.filter { !$0.isEmpty }, expecting: expected, isStructured: isStructured)
                #expect(read.trimmed == good, "\(habit) cut at \(cut)")
                if read.trimmed != good { return }
            }
            let singles = scalars.map { String($0) }
            #expect(Read(singles, expecting: expected, isStructured: isStructured).trimmed == good, "\(habit), scalars")
        }
    }

    @Test func `a second block in mid-answer goes, and thoughts are counted`() {
        let read = Read([SpokenHabit.secondThought.applied(to: Self.story, isStructured: false)])
        #expect(read.trimmed == Self.story)
        #expect(read.reader.thinkingTokens > 2 * SpokenHabit.thought.count / 5)
        #expect(Read([Self.story]).reader.thinkingTokens == 0)
    }

    @Test(arguments: [
        "<think>The user wants a scene. I plan", "<thinking>", "[THINK]I plan it.", "◁think▷Hm",
        "<|channel|>analysis<|message|>I plan", "analysisWe plan the scene",
        "Okay, the user wants a scene. I need to plan",
    ])
    func `a thought that the limit cuts off leaves no answer`(text: String) {
        for length in [1, 4, 1_000] {
            let read = Read(text.cut(into: length), isWhole: false)
            #expect(read.text == "")
            #expect(read.reader.thinkingTokens > 0 || text.hasSuffix(">"))
        }
    }

    @Test func `a model that leaves the opening mark out is remembered`() async {
        let text = SpokenHabit.noOpeningTag.applied(to: Self.story, isStructured: false)
        let first = Read(text.cut(into: 7))
        #expect(first.restarts == 0 && first.reader.habit == .unopened)
        #expect(Read(Self.story.cut(into: 7)).reader.habit == .plain)
        let habits = ThinkingHabits()
        #expect(habits.habit(provider: "openai", model: "m") == .unknown)
        #expect(habits.habit(provider: "gemini", model: "m") == .plain)
        await habits.learn(.unopened, provider: "openai", model: "m")
        await habits.learn(.plain, provider: "openai", model: "m")
        #expect(habits.habit(provider: "openai", model: "m") == .unopened)
    }

    @Test func `thoughts that were given out before their closing mark came are taken back`() {
        let text =
            "The keeper is the one to follow here, so open with the lamp, then the gull, then the voice. Good.\n</think>\n\n"
        let read = Read((text + Self.story).cut(into: 5), expecting: .plain)
        #expect(read.restarts == 1)
        #expect(read.trimmed == Self.story)
    }

    @Test func `text streams at once where nothing speaks for thoughts`() {
        var reader = AnswerReader(expecting: .plain, isStructured: false)
        _ = reader.take("The lamp burned low over the bay, and nobody came to the door in all that long night of rain.")
        #expect(reader.take(" Dawn.").text.hasSuffix(" Dawn."))
        var json = AnswerReader(expecting: .unknown, isStructured: true)
        #expect(json.take("{\"a\"").text == "{\"a\"")
        var apart = AnswerReader(expecting: .unknown, isStructured: false)
        #expect(apart.take("The").text == "")
        #expect(apart.noteThoughtsApart().text == "The")
        #expect(apart.take(" lamp").text == " lamp")
    }

    @Test func `a turn's mark ends the answer`() {
        let read = Read(["She ran.<|im_end|>\n<|im_start|>user\nMore! Write more."])
        #expect(read.text == "She ran.")
        #expect(read.reader.isOver && read.reader.overrun > 10)
        #expect(Read(["<|im_start|>assistant\nShe ran."]).text == "She ran.")
        #expect(Read(["She ran. <|im_en"], isWhole: false).text == "She ran. ")
    }

    @Test(arguments: [
        "A sign read <danger> in red. So a < b, and I <3 you. [He nods.] The end of </script> came.",
        "analysis of the sand took days. The final assistant left.",
        "Alright, she said, and sat down. The user of the lamp slept.",
        "They wrote [THINKING] on the wall. The <|> sign meant nothing.",
    ])
    func `prose with such signs stays`(text: String) {
        for length in [1, 5, 1_000] { #expect(Read(text.cut(into: length)).text == text) }
    }

    @Test func `struck words are no end`() {
        #expect(Read(["He was <s>never</s> late. She ran."]).text == "He was never late. She ran.")
        #expect(Read(["<s>He was late.</s>"]).text == "He was late.")
    }
}

extension String {
    /// The text in pieces of `length` characters.
    fileprivate func cut(into length: Int) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return pieces
    }
}
