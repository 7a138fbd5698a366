import Bootstrap
import Foundation
import StoryDomain
import TestSupport
import Testing

@Suite struct BriefFileTests {
    private static let yaml = """
        idea: A lighthouse keeper finds a message.
        title: The Ninth Wave
        words: 1,500
        language: pt-BR
        template: short fiction
        seed: 7
        persona: an old sailor
        story_setting: an island in 1912
        character_input: [Ana, her brother Rui]
        plot_elements:
          - a bottle
          - a storm
        writing_style: plain
        story_tone: warm
        narrative_pov: first person
        audience_age_group: adults (18+)
        content_rating: PG-13
        ending_preference: bittersweet
        """

    private static let json = """
        {"idea": "A lighthouse keeper finds a message.", "title": "The Ninth Wave", "words": 1500, "language": "pt-BR",
         "template": "short_fiction", "seed": 7, "persona": "an old sailor", "story_setting": "an island in 1912",
         "character_input": ["Ana", "her brother Rui"], "plot_elements": ["a bottle", "a storm"],
         "writing_style": "plain", "story_tone": "warm", "narrative_pov": "first person",
         "audience_age_group": "adults (18+)", "content_rating": "PG-13", "ending_preference": "bittersweet"}
        """

    private static func brief(_ text: String) throws -> Brief {
        try BriefFile(text: text, name: "b.yaml")
            .brief(idea: nil, words: nil, language: nil, template: nil, title: nil, seed: nil)
    }

    @Test(arguments: [yaml, json])
    func `Every field is read, from YAML and from JSON`(text: String) throws {
        let expected = try Brief(
            idea: "A lighthouse keeper finds a message.",
            setup: StorySetup(
                persona: "an old sailor", storySetting: "an island in 1912", characterInput: "Ana, her brother Rui",
                plotElements: "a bottle, a storm", writingStyle: "plain", storyTone: "warm",
                narrativePOV: "first person", audienceAgeGroup: "adults (18+)", contentRating: "PG-13",
                endingPreference: "bittersweet"),
            length: StoryLength(words: 1500), language: LanguageTag("pt-BR"), template: .shortFiction,
            title: "The Ninth Wave", seed: 7)
        #expect(try Self.brief(text) == expected)
    }

    @Test func `Flags win over the file`() throws {
        let brief = try BriefFile(text: Self.yaml, name: "b.yaml")
            .brief(idea: "Other", words: 200, language: "de", template: "anime", title: "T", seed: 1)
        #expect(brief.idea == "Other")
        #expect(brief.length.words == 200)
        #expect(brief.language.rawValue == "de")
        #expect(brief.template == .animeFiction)
        #expect(brief.title == "T")
        #expect(brief.seed == 1)
    }

    @Test(arguments: [
        ("story_length: Long (>10000 words)", 10_000), ("story_length: Short (>1000 words)", 1_000),
        ("words: 2_000", 2_000), ("words: \"2,000\"", 2_000), ("words:", 1_000),
        ("story_length: Long\nwords: 300", 300),
    ])
    func `Lengths are numbers or the contract's labels`(line: String, words: Int) throws {
        #expect(try Self.brief("idea: x\n\(line)").length.words == words)
    }

    @Test func `An empty field counts as not given`() throws {
        let brief = try Self.brief("idea: x\ntemplate:\nlanguage: ~\nseed: \"\"\npersona: null\ntitle:\n")
        #expect(brief.template == nil)
        #expect(brief.language == .english)
        #expect(brief.seed == nil)
        #expect(brief.setup.persona == "")
        #expect(brief.title == nil)
    }

    @Test(arguments: [
        ("idea: x\nplot: y", 2, "plot"), ("idea: x\nwords: many", 2, "words"), ("idea: x\nwords: 99", 2, "words"),
        ("idea: x\n\nwords: 200001", 3, "words"), ("idea: x\nstory_length: 7 words", 2, "story_length"),
        ("idea: x\nlanguage: English please", 2, "language"), ("template: opera\nidea: x", 1, "template"),
        ("idea: x\nseed: 1.5", 2, "seed"), ("idea: x\npersona:\n  name: y", 2, "persona"),
        ("idea: x\nplot_elements:\n  - [a]", 2, "plot_elements"), ("{\"idea\": \"x\",\n\"mood\": \"y\"}", 2, "mood"),
    ])
    func `A wrong field is told with its line`(text: String, line: Int, field: String) throws {
        let error = #expect(throws: BriefFileError.self) { _ = try Self.brief(text) }
        #expect(error?.line == line)
        #expect(error?.field == field)
        #expect(error?.description.hasPrefix("b.yaml, line \(line), \(field): ") == true)
    }

    @Test func `A field that is too long is told with its line`() throws {
        let text = "idea: x\npersona: " + String(repeating: "a", count: Brief.longestField + 1)
        let error = #expect(throws: BriefFileError.self) { _ = try Self.brief(text) }
        #expect(error?.line == 2)
        #expect(error?.field == "persona")
    }

    @Test func `A field given twice is told with its line`() throws {
        let error = #expect(throws: BriefFileError.self) { _ = try Self.brief("idea: x\nwords: 200\nwords: 300\n") }
        #expect(error?.file == "b.yaml")
    }

    @Test(arguments: ["", "\n# only a comment\n", "a lighthouse keeper", "- idea: x", "\"text\""])
    func `A file without fields is refused at its first line`(text: String) throws {
        let error = #expect(throws: BriefFileError.self) { _ = try Self.brief(text) }
        #expect(error?.description == "b.yaml, line 1: must hold fields such as “idea: …”, one a line.")
    }

    @Test func `Broken YAML is told with its line`() throws {
        let error = #expect(throws: BriefFileError.self) {
            _ = try Self.brief("idea: x\ntitle: \"unclosed\nwords: 3\n")
        }
        #expect(error?.line != nil)
        #expect(error?.description.contains("is not valid YAML or JSON") == true)
    }

    @Test func `A brief that says nothing is refused`() throws {
        #expect(throws: BriefError.empty) { _ = try Self.brief("words: 300\npersona: \"  \"\n") }
    }

    @Test func `A file that is missing or no text is named`() async throws {
        #expect(throws: BriefFileError(file: "/no/such.yaml", message: "cannot be read; check the path.")) {
            _ = try BriefFile(path: "/no/such.yaml")
        }
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "b.yaml")
            try Data([0x69, 0xFF, 0xFE]).write(to: URL(filePath: path))
            #expect(throws: BriefFileError(file: path, message: "is not UTF-8 text.")) { _ = try BriefFile(path: path) }
        }
    }
}
