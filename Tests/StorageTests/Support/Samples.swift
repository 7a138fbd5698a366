import Foundation
import StoryDomain

/// Stories and their parts for tests; every value is the same in every run.
enum Samples {
    static let start = Date(microsecondsSince1970: 1_795_000_000_123_457)

    /// Text that breaks whatever forgets that stories are data.
    static let nasty = [
        "'; DROP TABLE story; --", "O'Brien said \"no\" – `twice`", "?1 $1 :name @x %s \\ \\n",
        "<script>alert('&')</script>",
        "שלום עולם", "مرحبا ‏بالعالم‎", "👩‍👩‍👧‍👦 🇩🇪 e\u{301} \u{1F468}\u{1F3FD}",
        "\t tab,\u{1} bell\u{7}, \u{2028} separator, \u{FEFF}",
        "第一章 星空", String(repeating: "long ", count: 2_000), "null", "NULL", "--", "/* */", "1e309", "\u{10FFFF}",
    ]

    static func brief(words: Int = 2_000, title: String? = nil) throws -> Brief {
        try Brief(
            idea: "A lighthouse keeper's “last” night; it isn't.",
            setup: StorySetup(persona: "O'Neill", storySetting: "an island", contentRating: "PG"),
            length: StoryLength(words: words), language: LanguageTag("de-AT"), template: .longFiction, title: title,
            seed: 42)
    }

    static func story(id: StoryID = StoryID("k3v9t0c2m4xq"), at moment: Date = start) throws -> Story {
        Story(id: id, brief: try brief(), createdAt: moment)
    }

    /// A story with every part filled.
    static func fullStory(paragraphs: Int) throws -> Story {
        var story = try story()
        story.setupOptions = [SetupOption(premise: "p", reasoning: "r", setup: StorySetup(persona: nasty[0]))]
        story.premise = nasty[3]
        story.outline = outline
        story.bible = Bible(entries: [
            .init(kind: .openThread, name: nasty[4], detail: nasty[6], source: PassagePosition(scene: 1, paragraph: 2))
        ])
        story.summary = Summary(text: nasty[7], throughScene: 1)
        story.passages = (0..<paragraphs).map { passage(scene: 1 + $0 / 20, paragraph: 1 + $0 % 20) }
        story.turns = [
            WritingTurn(
                call: CallID("call-1"), scene: 1, purpose: .scene, instruction: "Scene 1\n'Write' 500 words.",
                askedWords: 500, finish: "stop"),
            WritingTurn(
                call: CallID("call-2"), scene: 2, purpose: .ending, instruction: "Write about 80 words.", askedWords: 80
            ),
        ]
        story.scenes = [scene(1), scene(2)]
        story.status = .incomplete
        story.updatedAt = Date(microsecondsSince1970: 1_795_000_100_000_001)
        return story
    }

    static let outline = Outline(
        title: "The Lamp & the 'Sea'",
        scenes: [
            ScenePlan(
                number: 1, title: "One", description: "d", keyEvents: ["a", "b"], characters: ["Mara"], wordBudget: 900,
                entryState: "in", exitState: "out", imagePrompt: "img", narration: "nar"),
            ScenePlan(number: 2, title: "Two", description: "e"),
        ])

    static func passage(scene: Int, paragraph: Int, text: String? = nil) -> Passage {
        Passage(
            position: PassagePosition(scene: scene, paragraph: paragraph),
            text: text ?? nasty[(scene * 7 + paragraph) % nasty.count], words: scene + paragraph,
            author: .init(provider: "gemini", model: "gemini-3-pro", call: CallID("call-\(scene)")))
    }

    static func scene(_ number: Int, finish: String = "stop") -> SceneRecord {
        SceneRecord(number: number, budget: 500 + number, gateClosings: number, lastFinish: finish)
    }

    static func openLine(_ call: String) -> LedgerLine {
        LedgerLine(
            call: CallID(call), purpose: .scene, scene: 2, provider: "gemini", model: "gemini-3-pro", askedWords: 400,
            openedAt: start)
    }

    static func settledLine(_ call: String, cost: String, words: Int = 390) throws -> LedgerLine {
        var line = openLine(call)
        line.state = .settled
        line.usage = TokenUsage(prompt: 1_200, cached: 800, cacheWritten: 300, thinking: 64, output: 512)
        line.cost = try parsed(cost)
        line.priceVersion = "2026-11-22"
        line.keptWords = words
        line.discardedWords = 7
        line.outcome = "stop"
        line.settledAt = Date(microsecondsSince1970: 1_795_000_003_000_005)
        return line
    }

    static func event(_ kind: RunEvent.Kind, _ message: String = "It's done.") -> RunEvent {
        RunEvent(kind: kind, message: message, details: ["scene": "1", "note": "a\0b \"c\""], at: start)
    }

    /// An exact decimal from its digits.
    static func parsed(_ digits: String) throws -> Decimal {
        struct NotADecimal: Error {}
        guard let number = Decimal(string: digits) else { throw NotADecimal() }
        return number
    }
}
