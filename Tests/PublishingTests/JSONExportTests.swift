import Foundation
import Publishing
import StoryDomain
import Testing

/// JSON keeps everything and says what is wrong with a file.
@Suite struct JSONExportTests {
    @Test func `a story of nasty texts with every part filled comes back equal, and byte for byte the same file`()
        throws
    {
        let story = try Samples.fullStory()
        let ledger = try Samples.ledger()
        let file = try StoryExport.render(story, ledger: ledger, as: .json)
        let read = try StoryExport.contents(ofJSON: file)
        #expect(read.story == story)
        #expect(read.story.passages.map { Array($0.text.utf8) } == story.passages.map { Array($0.text.utf8) })
        #expect(read.ledger == ledger)
        #expect(try StoryExport.render(read.story, ledger: read.ledger, as: .json) == file)
    }

    @Test func `a new story without passages comes back equal`() throws {
        let story = try Samples.story(texts: [])
        #expect(try StoryExport.story(fromJSON: StoryExport.render(story, as: .json)) == story)
    }

    @Test func `the file is stable and in snake case`() throws {
        var story = try Samples.story(texts: [(1, "He said: \"no/yes\".")], title: "T")
        story.updatedAt = Date(microsecondsSince1970: -1)
        let text = String(decoding: try StoryExport.render(story, as: .json), as: UTF8.self)
        #expect(text.hasPrefix("{\n  \"format\" : \"storywriter.story\",\n  \"ledger\" : ["))
        #expect(text.hasSuffix("  \"version\" : 1\n}\n"))
        #expect(text.contains("\"created_at\" : \"2026-11-18T11:06:40.123457Z\""))
        #expect(text.contains("\"updated_at\" : \"1969-12-31T23:59:59.999999Z\""))
        #expect(text.contains("\"narrative_pov\" : \"\""))
        #expect(text.contains("\"text\" : \"He said: \\\"no/yes\\\".\""))
    }

    private func edited(_ old: String, _ new: String) throws -> Data {
        let file = String(
            decoding: try StoryExport.render(Samples.fullStory(), ledger: Samples.ledger(), as: .json), as: UTF8.self)
        #expect(file.contains(old))
        return Data(file.replacing(old, with: new, maxReplacements: 1).utf8)
    }

    @Test(arguments: [
        ("\"words\" : 2000", "\"words\" : 5", "story.brief.words", "is not from 100 to 200000"),
        ("\"words\" : 2000", "\"words\" : \"5\"", "story.brief.words", "is not a whole number"),
        ("\"words\" : 2000", "\"words\" : 1e99", "story", "holds a number that is not allowed"),
        ("\"words\" : 2000", "\"many\" : 2000", "story.brief.words", "is missing"),
        ("\"language\" : \"ar-EG\"", "\"language\" : \"x y\"", "story.brief.language", "is not a BCP 47 language tag"),
        ("\"status\" : \"incomplete\"", "\"status\" : \"lost\"", "story.status", "has a value that is not allowed"),
        ("\"created_at\" : \"2026", "\"created_at\" : \"20x6", "story.created_at", "has a value that is not allowed"),
        ("\"paragraph\" : 2,\n", "\"paragraph\" : null,\n", "story.bible[0].source.paragraph", "is null"),
        ("\"through_scene\"", "\"through\"", "story.summary.through_scene", "is missing"),
        ("\"text\" : \"# not a heading\"", "\"text\" : \"\"", "story.passages[1].text", "is empty"),
        ("\"id\" : \"k3v9t0c2m4xq\"", "\"id\" : \"../x\"", "story.id", "may hold letters, digits, - and _ alone"),
        ("\"cost\" : \"0\"", "\"cost\" : \"NaN\"", "ledger[1].cost", "has a value that is not allowed"),
        (
            "\"call\" : \"c2\",\n      \"cost\"", "\"call\" : \"c1\",\n      \"cost\"", "ledger[1].call",
            "stands in the ledger twice"
        ),
    ])
    func `an error names the field`(old: String, new: String, field: String, problem: String) throws {
        let file = try edited(old, new)
        #expect(throws: ExportError.field(field, problem: problem)) { try StoryExport.contents(ofJSON: file) }
    }

    @Test func `two passages at one position are refused`() throws {
        var story = try Samples.story(texts: [(1, "a"), (1, "b")])
        story.passages[1].position = story.passages[0].position
        let file = try StoryExport.render(story, as: .json)
        #expect(throws: ExportError.field("story.passages[1].position", problem: "is taken by an earlier passage")) {
            try StoryExport.story(fromJSON: file)
        }
    }

    @Test(arguments: ["", "{", "not json", "{\"format\": \"storywriter.story\", \"version\": 1", "\u{0}"])
    func `what is no JSON is told so`(text: String) {
        #expect(throws: ExportError.notJSON) { try StoryExport.story(fromJSON: Data(text.utf8)) }
    }

    @Test(arguments: ["[]", "3", "null", "{}", "{\"format\": \"other\", \"version\": 1}", "{\"format\": 1}"])
    func `other JSON is told so`(text: String) {
        #expect(throws: ExportError.self) { try StoryExport.story(fromJSON: Data(text.utf8)) }
    }

    @Test func `a newer file is told so`() {
        let text = "{\"format\": \"storywriter.story\", \"version\": 2, \"story\": {}}"
        #expect(throws: ExportError.newerVersion(2)) { try StoryExport.story(fromJSON: Data(text.utf8)) }
    }

    @Test func `nested brackets without end do not crash`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: ExportError.self) { try StoryExport.story(fromJSON: Data(text.utf8)) }
    }

    @Test func `the sentence says what to do`() {
        let error = ExportError.field("story.brief.words", problem: "is missing")
        #expect(error.description == "The field story.brief.words is missing: correct it, or export the story again.")
    }
}
