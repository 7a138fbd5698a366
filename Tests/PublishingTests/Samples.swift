import Foundation
import StoryDomain

/// Stories for tests; every value is the same in every run.
enum Samples {
    /// Text that breaks whatever forgets that stories are data.
    static let nasty = [
        "<script>alert(\"1\")</script> & 'more' &amp; &#38;", "# not a heading", "1. no list", "- nor here",
        "> no quote",
        "*stars* _lines_ `code` [link](x) ![image](y) ~~gone~~ a|b", "שלום עולם", "مرحبا ‏بالعالم‎",
        "👩‍👩‍👧‍👦 🇩🇪 e\u{301} \u{1F468}\u{1F3FD}", "back\\slash \\n", "第一章 星空", String(repeating: "long ", count: 2_000) + ".",
        "line one\nline two\r\nline three", "tab\tinside \u{1} \u{2028} \u{FEFF}end", "---", "===", "```",
        "</p></body>",
        "\"quoted\" “curly” – em — dash…",
    ]

    static func story(texts: [(scene: Int, text: String)], title: String? = nil, language: String = "en") throws
        -> Story
    {
        let brief = try Brief(
            idea: "An idea & a <half>", length: StoryLength(words: 2_000), language: LanguageTag(language), title: title
        )
        var story = Story(
            id: StoryID("k3v9t0c2m4xq"), brief: brief, createdAt: Date(microsecondsSince1970: 1_795_000_000_123_457))
        var paragraphs: [Int: Int] = [:]
        for (scene, text) in texts {
            paragraphs[scene, default: 0] += 1
            story.passages.append(
                Passage(
                    position: PassagePosition(scene: scene, paragraph: paragraphs[scene, default: 1]), text: text,
                    words: text.split(separator: " ").count,
                    author: .init(provider: "gemini", model: "m/<1>", call: CallID("c\(scene)"))))
        }
        story.status = .complete
        return story
    }

    /// A story with every part filled with nasty text.
    static func fullStory() throws -> Story {
        var story = try story(texts: nasty.enumerated().map { (1 + $0.offset / 7, $0.element) }, language: "ar-EG")
        story.brief.setup = StorySetup(
            persona: nasty[0], storySetting: nasty[9], characterInput: "a\0b", plotElements: nasty[6],
            narrativePOV: "first", contentRating: "PG-13")
        story.brief.template = .customerStory
        story.brief.seed = -7
        story.setupOptions = [SetupOption(premise: nasty[0], reasoning: "", setup: story.brief.setup)]
        story.premise = nasty[12]
        story.outline = Outline(
            title: nasty[0],
            scenes: [
                ScenePlan(
                    number: 1, title: nasty[1], description: "d", keyEvents: [nasty[7], ""], characters: ["Mara"],
                    wordBudget: 900, entryState: "in", exitState: "out", imagePrompt: "img", narration: "nar"),
                ScenePlan(number: 2, title: "", description: ""),
            ])
        story.bible = Bible(entries: [
            .init(kind: .openThread, name: nasty[4], detail: nasty[8], source: PassagePosition(scene: 1, paragraph: 2))
        ])
        story.summary = Summary(text: nasty[13], throughScene: 1)
        story.turns = [
            WritingTurn(
                call: CallID("c1"), scene: 1, purpose: .scene, instruction: "Scene 1 of 2: <&>\nWrite about 400 words.",
                askedWords: 400, finish: "gate:repetition"),
            WritingTurn(
                call: CallID("c2"), scene: 2, purpose: .ending, instruction: "Write about 80 words.", askedWords: 80),
        ]
        story.scenes = [SceneRecord(number: 1, budget: 500, gateClosings: 2, lastFinish: "stop")]
        story.status = .incomplete
        story.updatedAt = Date(microsecondsSince1970: -1)
        return story
    }

    static func ledger() throws -> [LedgerLine] {
        var settled = LedgerLine(
            call: CallID("c1"), purpose: .scene, scene: 1, provider: "gemini", model: "m", askedWords: 400,
            openedAt: Date(microsecondsSince1970: 1_795_000_000_000_001))
        settled.state = .cutOff
        settled.usage = TokenUsage(prompt: 10, cached: 4, thinking: 3, output: 2)
        settled.isEstimate = true
        settled.cost = try decimal("0.000000000000000000000000000123456789")
        settled.priceVersion = "2026-11-22"
        settled.keptWords = 390
        settled.discardedWords = 10
        settled.outcome = "stop"
        settled.settledAt = Date(microsecondsSince1970: 1_795_000_001_000_000)
        let open = LedgerLine(
            call: CallID("c2"), purpose: .delta, scene: nil, provider: "embedded", model: "q", askedWords: nil,
            openedAt: Date(microsecondsSince1970: 0))
        return [settled, open]
    }

    static func decimal(_ digits: String) throws -> Decimal {
        struct NotADecimal: Error {}
        guard let number = Decimal(digits: digits) else { throw NotADecimal() }
        return number
    }
}
