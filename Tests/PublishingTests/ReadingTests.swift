import CZlib
import Foundation
import Publishing
import StoryDomain
import Testing

@testable import Publishing

/// Files read as books.
@Suite struct ReadingTests {
    private func text(_ content: String, _ name: String) throws -> MeasuredText {
        try ManuscriptFile(Data(content.utf8), name: name).text
    }

    private static func story(words: Int, headed: Bool) throws -> Story {
        let sentence = "The keeper carried the lamp down the stair and did not look back at the sea again."
        let count = words / 17 / 6
        var story = try Samples.story(
            texts: (1...3).flatMap { scene in
                (0..<count).map {
                    (scene, sentence.replacing("lamp", with: "lamp of \(scene) and \($0)") + " It rained.")
                }
            }, title: "The Lamp Room")
        story.outline = Outline(
            title: "The Lamp Room",
            scenes: (1...3).map {
                ScenePlan(number: $0, title: ["A Light at Sea", "The Message", "Home"][$0 - 1], description: "d")
            })
        story.brief.author = "Mara Lind"
        story.brief.licence = "CC-BY-4.0"
        if headed { story.brief.length = try StoryLength(words: 2_000) }
        return story
    }

    @Test(arguments: [ExportFormat.md, .txt, .html, .epub, .docx, .json], [400, 9_000])
    func `the program's own files have the story's words, whatever the format`(format: ExportFormat, words: Int) throws
    {
        let story = try Self.story(words: words, headed: words > 1_500)
        let data = try StoryExport.render(story, as: format)
        let file = try ManuscriptFile(data, name: "story.\(format.rawValue)")
        let told = story.passages.map { WordCount.words(in: $0.text) }.reduce(0, +)
        #expect(file.text.paragraphs.reduce(0) { $0 + WordCount.words(in: $1) } == told)
        #expect(file.text.sections.count == 3)
        #expect(file.text.title == "The Lamp Room")
        #expect(HealthReport(of: file.text, asked: nil, outline: nil).ending.isComplete)
    }

    @Test func `a page of the web is read as a reader reads it`() throws {
        let read = try text(
            """
            <!DOCTYPE html><html><head><title>The Lamp</title><style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
            <body><nav><a href="#">Contents</a></nav><h1>The Lamp</h1><!-- <p>no</p> --><p>She ran&nbsp;&mdash; <i>fast</i>.<sup>1</sup></p>
            <div>He<br>stayed &amp; wept. 1 < 2</div><hr><p hidden>no</p><p>Caf&eacute; &#x41;&#66; <ruby>漢<rt>かん</rt></ruby>.</p>
            <aside>no</aside><figure><img alt="x"><figcaption>no</figcaption></figure><p>End</p></body></html>
            """, "x.htm")
        #expect(read.title == "The Lamp")
        #expect(read.sections == [["She ran\u{A0}— fast.", "He", "stayed & wept. 1 < 2"], ["Café AB 漢.", "End"]])
    }

    @Test func `comments, tags, links and notes of writing programs are no words`() throws {
        let read = try text(
            """
            ---
            title: The Lamp
            ---
            # The Lamp

            *Mara Lind*

            @pov: Mara
            %Synopsis: she runs away
            She saw [[Mara Vale|Mara]] and [[Tom]].[^1] %%a note%% He [ran](http://x.y/z "t").
            <!-- not
            this -->
            ![[map.png]]![picture](a.png)

            [^1]: A foot note
                that goes on.

            \\*Stars\\* stay.<br>

            [picture-1]: data:image/png;base64,AAAA
            """, "x.md")
        #expect(read.title == "The Lamp")
        #expect(read.paragraphs == ["She saw Mara and Tom. He ran.", "*Stars* stay."])
    }

    @Test(arguments: ["</", "</1>", "</ >", "</>", "<", "<1>", "< b"])
    func `a sign that begins no tag is text`(sign: String) throws {
        let read = try text("<p>One.</p><p>Two \(sign)", "x.html")
        #expect(read.paragraphs == ["One.", "Two \(sign)".trimmingCharacters(in: .whitespaces)])
        #expect(try text("<p>One \(sign)</p><p>Two.</p>", "x.html").paragraphs.last == "Two.")
    }

    @Test func `signs within a script that is never closed are read once`() throws {
        let page = "<p>One.</p><p>Two.</p><script>" + String(repeating: "<a", count: 200_000)
        #expect(try text(page, "x.html").paragraphs == ["One.", "Two."])
    }

    @Test func `a short text file is a story, not a list of titles`() throws {
        let read = try text("It was late\n\nShe ran home. Nobody saw her.\n\nHe stayed.\n", "x.txt")
        #expect(read.paragraphs.count == 2)
        let speech = try text("“Go,” he said.\n\n“Why?”\n\nShe went.\n", "x.txt")
        #expect(speech.paragraphs.count == 3)
    }

    @Test(arguments: [
        ("%PDF-1.7 x", "a.pdf"), ("{\\rtf1 x}", "a.rtf"), ("\u{0}\u{1}\u{2}binary", "a.txt"), ("{\"a\": 1}", "a.json"),
        ("not json", "a.json"), ("PK\u{3}\u{4}rubbish", "a.docx"), ("PK\u{3}\u{4}rubbish", "a.epub"),
    ])
    func `what is no book is refused`(content: String, name: String) {
        #expect(throws: ManuscriptError.self) { try ManuscriptFile(Data(content.utf8), name: name) }
    }

    @Test func `bytes that are no UTF-8, old Word and Kindle files are refused with advice`() {
        for bytes in [[0xD0, 0xCF, 0x11, 0xE0, 0xA1], [0x41, 0xE9, 0x42], [0x89, 0x50, 0x4E, 0x47, 0x0D]] as [[UInt8]] {
            #expect(throws: ManuscriptError.self) { try ManuscriptFile(Data(bytes), name: "x.doc") }
        }
        #expect(ManuscriptError.kind(name: "a.pdf", kind: "a PDF file").description.contains("save it as .docx, .epub"))
    }

    @Test func `UTF-16 is read where a mark says so`() throws {
        var data = Data([0xFF, 0xFE])
        for unit in "Sie lief.".utf16 { data.append(contentsOf: [UInt8(unit & 0xFF), UInt8(unit >> 8)]) }
        #expect(try ManuscriptFile(data, name: "x.txt").text.paragraphs == ["Sie lief."])
    }

    @Test func `an archive that says too much, or breaks off, is refused`() throws {
        let good = [UInt8](try StoryExport.render(try Self.story(words: 400, headed: false), as: .docx))
        for end in stride(from: 4, to: good.count, by: max(1, good.count / 40)) {
            #expect(throws: ManuscriptError.self) { try ManuscriptFile(Data(good[..<end]), name: "x.docx") }
        }
        // Each byte changed in turn: never a crash, and never more than the bounds allow.
        for place in stride(from: 0, to: good.count, by: 7) {
            var bad = good
            bad[place] ^= 0xFF
            _ = try? ManuscriptFile(Data(bad), name: "x.docx")
        }
    }

    @Test func `a file in an archive that unpacks to more than it says is refused`() throws {
        let data = [UInt8](try StoryExport.render(try Self.story(words: 9_000, headed: true), as: .docx))
        // The size of word/document.xml in the list of files, made smaller.
        let name = Array("word/document.xml".utf8)
        let place = try #require((46..<data.count).last { data[$0...].starts(with: name) && data[$0 - 46] == 0x50 })
        var lying = data
        lying.replaceSubrange((place - 22)..<(place - 18), with: [10, 0, 0, 0])
        #expect(throws: ManuscriptError.self) { try ManuscriptFile(Data(lying), name: "x.docx") }
        lying.replaceSubrange((place - 22)..<(place - 18), with: [0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: ManuscriptError.tooLarge(name: "x.docx")) { try ManuscriptFile(Data(lying), name: "x.docx") }
    }

    @Test func `the endings that people use name a format, others none`() {
        #expect(
            ["md", "MARKDOWN", "txt", "htm", "HTML", "epub", "docx", "pdf", "json"].map(ExportFormat.init(ending:)) == [
                .md, .md, .txt, .html, .html, .epub, .docx, .pdf, .json,
            ])
        for ending in ["odt", "rtf", "doc", "mobi", "azw3", "xhtml", ""] {
            #expect(ExportFormat(ending: ending) == nil)
        }
    }

    @Test func `a story that is printed piece by piece is its plain text`() throws {
        for words in [400, 9_000] {
            let story = try Self.story(words: words, headed: words > 1_500)
            var printed = PrintedStory.opening(of: story)
            var last: Int?
            for passage in story.passages {
                printed += PrintedStory.parting(before: passage.position.scene, after: last, of: story)
                printed += PrintedStory.paragraph(passage.text)
                last = passage.position.scene
            }
            printed += PrintedStory.closing(of: story) + "\n"
            #expect(try Data(printed.utf8) == StoryExport.render(story, as: .txt))
        }
    }
}
