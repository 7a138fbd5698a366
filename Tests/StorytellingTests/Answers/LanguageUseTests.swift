import Foundation
import JSONNotation
import LanguageModels
import Storage
import StoryDomain
import Synchronization
import TestSupport
import Testing

@testable import Storytelling

/// The uses beside a story's prose in each of the languages that the project is measured in, whole and in pieces of one
/// character: setups, ideas, notes, proposals, the copilot and its rewriting.
@Suite struct LanguageUseTests {
    /// A language, and how answers in it are written.
    struct Case: Sendable, CustomStringConvertible {
        let sample: LanguageMatrixTests.Sample
        let isWhole: Bool

        var description: String { "\(sample.language), \(isWhole ? "whole" : "in pieces")" }

        var tag: LanguageTag { LanguageTag(stored: sample.language) }

        static let all = LanguageMatrixTests.samples.flatMap { sample in
            [true, false].map { Case(sample: sample, isWhole: $0) }
        }

        /// What another language would say: French where the story is English, else English.
        var strange: String {
            let other = LanguageMatrixTests.samples.first { $0.language == (sample.language == "en" ? "fr" : "en") }
            return other?.prose ?? ""
        }

        /// Prose of other words than the sample's: its sentences in another order.
        var before: String {
            let sentences = Sentences.split(sample.prose, language: tag).map(String.init)
            let turned = sentences.reversed().joined(separator: " ")
            return turned == sample.prose ? sample.prose + " " + sample.ending : turned
        }

        /// The marks that a model takes for JSON's quotation marks, its colon and its comma, where it writes as people do.
        var marks: (open: String, close: String, colon: String, comma: String) {
            switch sample.language {
            case "de", "pl": ("„", "”", ":", ",")
            case "fr", "el", "ru", "it", "es": ("« ", " »", " :", ",")
            case "ar": ("“", "”", ":", "،")
            case "zh": ("“", "”", "：", "，")
            case "ja": ("「", "」", "：", "、")
            default: ("“", "”", ":", ",")
            }
        }

        /// The digit two.
        var two: String {
            switch sample.language {
            case "ar": "٢"
            case "hi": "२"
            case "th": "๒"
            case "zh", "ja": "２"
            default: "2"
            }
        }

        /// An answer of a scripted model, with thoughts and an announcement before it.
        func answer(_ text: String) -> ScriptedModel.Answer {
            let whole = "<think>\nOkay, the user wants it.\n</think>\n\n\(sample.announcement)\n\n\(text)"
            let pieces = isWhole ? [whole] : whole.map { String($0) }
            return .events(pieces.map { .text($0) } + [.finished(Completion(finish: .stop))])
        }
    }

    private func writer(_ model: ScriptedModel) -> StoryWriter {
        StoryWriter(
            model: Metered(model), store: StepStore(booksOnly: { _, _ in }), clock: ManualClock(.instant),
            now: { Date(timeIntervalSince1970: 0) })
    }

    private func json(_ value: JSONValue) -> String { value.jsonText }

    /// A planned story in the language, with one paragraph in scene 2.
    private func story(_ one: Case) throws -> Story {
        var story = try Samples.planned()
        story.brief = try Samples.brief(words: 900, language: one.tag)
        story.passages = [
            Passage(
                position: PassagePosition(scene: 2, paragraph: 1), text: one.before,
                words: WordCount.words(in: one.before), author: .person)
        ]
        return story
    }

    private func bare(_ one: Case) throws -> Story {
        let brief = try Brief(idea: one.sample.prose, length: StoryLength(words: 600), language: one.tag, seed: 7)
        return Story(id: .random(), brief: brief, createdAt: Date(timeIntervalSince1970: 0))
    }

    private func setups(_ text: String) -> String {
        json(["options": .array((1...3).map { _ in ["premise": .string(text), "reasoning": .string(text)] })])
    }

    @Test(arguments: Case.all)
    func `setups and ideas`(one: Case) async throws {
        let ideas = JSONValue.object([
            .init(
                "suggestions",
                .array(
                    (1...3).map { _ in
                        ["idea": .string(one.sample.prose), "whats_missing": "x", "why_choose": "y"]
                    }))
        ])
        let model = ScriptedModel([one.answer(setups(one.sample.prose)), one.answer(json(ideas))])
        let story = try bare(one)
        let made = try await writer(model).compose(story, until: .setups)
        #expect(made.setupOptions.map(\.premise) == Array(repeating: one.sample.prose, count: 3))
        let found = try await writer(model).suggestions(for: story)
        #expect(found.map(\.idea) == Array(repeating: one.sample.prose, count: 3))
        #expect(model.requests.count == 2)
    }

    @Test(arguments: Case.all)
    func `setups in another language are asked for again, once`(one: Case) async throws {
        let model = ScriptedModel([one.answer(setups(one.strange)), one.answer(setups(one.sample.prose))])
        let made = try await writer(model).compose(try bare(one), until: .setups)
        #expect(made.setupOptions.first?.premise == one.sample.prose)
        let again = try #require(model.requests.last?.messages.last?.text)
        #expect(again.contains("Write in \(LanguageName.name(of: one.tag)) only."))
        let stubborn = ScriptedModel([one.answer(setups(one.strange)), one.answer(setups(one.strange))])
        let kept = try await writer(stubborn).compose(try bare(one), until: .setups)
        #expect(kept.setupOptions.count == 3)
        #expect(stubborn.requests.count == 2)
    }

    @Test(arguments: Case.all)
    func `notes are taken, and those in another language are not`(one: Case) async throws {
        func note(_ text: String) async throws -> String {
            let model = ScriptedModel([one.answer(json(["summary": .string(text), "facts": []]))])
            let session = WritingSession(story: try story(one))
            session.story.passages[0].text = Array(repeating: one.before, count: 30).joined(separator: "\n\n")
            try await writer(model).noteDelta(ofScene: 2, in: session)
            #expect(model.requests.count == 1)
            return session.story.summary.text
        }
        #expect(try await note(one.sample.prose).contains(one.sample.prose))
        #expect(try await note(one.strange).contains("Mara goes step 2."))
    }

    private func propose(_ one: Case, _ answers: [ScriptedModel.Answer]) async throws -> [Proposal] {
        let story = try story(one)
        let order = SteeringOrder(
            action: .rewrite, from: TextPlace(paragraph: 1, offset: 0),
            to: TextPlace(paragraph: 1, offset: one.before.utf16.count))
        let selection = try Selection(order, inScene: 2, of: story)
        return try await writer(ScriptedModel(answers)).proposals(order, for: selection, of: story) { _, _ in }
    }

    @Test(arguments: Case.all)
    func `proposals are in the language of the text around them`(one: Case) async throws {
        let good = one.answer("## \(one.sample.heading)\n\n\(one.sample.prose)<|im_end|>")
        #expect(try await propose(one, [good]).map(\.text) == [one.sample.prose])
        #expect(try await propose(one, [one.answer(one.strange), good]).map(\.text) == [one.sample.prose])
        let error = await #expect(throws: SteeringError.self) {
            _ = try await propose(one, [one.answer(one.strange), one.answer(one.strange)])
        }
        guard case .otherLanguage(_, let expected)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(expected.primary == one.tag.primary)
    }

    private func talk(
        _ one: Case, _ answers: [ScriptedModel.Answer]
    ) async throws -> (said: String, proposed: [CopilotProposal]) {
        let heard = Mutex<(String, [CopilotProposal])>(("", []))
        let talk = CopilotTalk(lines: [.writer("Make chapter 2 darker.")], scene: 2)
        try await Copilot(writer: writer(ScriptedModel(answers)), story: try story(one), talk: talk) { signal in
            heard.withLock { heard in
                if case .said(let text) = signal { heard.0 += text }
                if case .proposes(let proposal) = signal { heard.1.append(proposal) }
            }
        }.answer()
        return heard.withLock { (said: $0.0, proposed: $0.1) }
    }

    private func wish(_ action: String, _ one: Case) -> JSONValue {
        [
            "action": .string(action), "scene": .string(one.two), "paragraph": 0, "from": "", "to": "",
            "wish": .string("darker"),
        ]
    }

    @Test(arguments: Case.all)
    func `the copilot's words and wishes are read in the marks and digits of the language`(one: Case) async throws {
        let plain = json(["say": .string(one.sample.prose), "actions": [wish("open", one)]])
        let told = try await talk(one, [one.answer(plain)])
        #expect(told.said.hasSuffix(one.sample.prose))
        #expect(told.proposed == [.open(scene: 2)])

        let marks = one.marks
        func text(_ value: String) -> String { marks.open + value + marks.close }
        func field(_ name: String, _ value: String) -> String { text(name) + marks.colon + " " + value }
        let action = [field("action", text("open")), field("scene", one.two), field("wish", text(""))]
        let typed =
            "{" + field("say", text(one.sample.prose)) + marks.comma + " "
            + field("actions", "[{" + action.joined(separator: marks.comma + " ") + "}]") + "}"
        let read = try await talk(one, [one.answer(typed)])
        #expect(read.said.contains(one.sample.prose))
        #expect(read.proposed == [.open(scene: 2)])
    }

    @Test(arguments: Case.all)
    func `what the copilot rewrites stays in the language of the text`(one: Case) async throws {
        let wanted = one.answer(json(["say": "Yes.", "actions": [wish("rewrite", one)]]))
        func after(_ answers: ScriptedModel.Answer...) async throws -> [String] {
            try await talk(one, [wanted] + answers).proposed.compactMap { proposal in
                if case .text(_, _, _, let after, _) = proposal { after } else { nil }
            }
        }
        #expect(try await after(one.answer(one.sample.prose)) == [one.sample.prose])
        #expect(try await after(one.answer(one.strange), one.answer(one.sample.prose)) == [one.sample.prose])
        #expect(try await after(one.answer(one.strange), one.answer(one.strange)) == [])
    }

    @Test func `a wish for another language is granted`() async throws {
        let one = try #require(Case.all.first { $0.sample.language == "de" })
        let story = try story(one)
        let order = SteeringOrder(
            action: .tone, note: "auf Englisch, bitte", from: TextPlace(paragraph: 1, offset: 0),
            to: TextPlace(paragraph: 1, offset: one.before.utf16.count))
        let selection = try Selection(order, inScene: 2, of: story)
        let made = try await writer(ScriptedModel([one.answer(one.strange)]))
            .proposals(order, for: selection, of: story) { _, _ in }
        #expect(made.map(\.text) == [one.strange])
    }

    @Test func `text in another language than the brief's keeps its own`() async throws {
        let german = try #require(LanguageMatrixTests.samples.first { $0.language == "de" })
        var story = try Samples.planned()
        let before = german.prose + " " + german.prose
        story.passages = [
            Passage(
                position: PassagePosition(scene: 2, paragraph: 1), text: before, words: WordCount.words(in: before),
                author: .person)
        ]
        #expect(AnswerLanguage(around: [before], of: story).expected.primary == "de")
        #expect(AnswerLanguage(around: ["The lamp."], of: story).expected == .english)
    }
}
