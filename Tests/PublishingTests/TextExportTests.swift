import Foundation
import Publishing
import StoryDomain
import Testing

/// Plain text and Markdown.
@Suite struct TextExportTests {
    private func text(_ story: Story, _ format: ExportFormat) throws -> String {
        String(decoding: try StoryExport.render(story, as: format), as: UTF8.self)
    }

    /// A story of two scenes with titles that is long enough to show them.
    private func headedStory() throws -> Story {
        let long = Array(repeating: "word", count: 800).joined(separator: " ")
        var story = try Samples.story(texts: [(1, long), (1, "b"), (2, long)], title: "T")
        story.outline = Outline(
            title: "planned",
            scenes: [
                ScenePlan(number: 1, title: "One # of\ntwo #", description: ""),
                ScenePlan(number: 2, title: " ", description: ""),
            ])
        return story
    }

    @Test func `a short story sets its scenes apart without headings`() throws {
        var story = try Samples.story(texts: [(1, "a"), (1, "b"), (3, "c")], title: "The Lamp")
        story.outline = try headedStory().outline
        #expect(try text(story, .txt) == "The Lamp\n\na\n\nb\n\n* * *\n\nc\n")
        #expect(try text(story, .md) == "# The Lamp\n\na\n\nb\n\n* * *\n\nc\n")
    }

    @Test func `a story of 1,500 words and several scenes shows their titles, or numbers`() throws {
        let story = try headedStory()
        let long = story.passages[0].text
        #expect(try text(story, .txt) == "T\n\nOne # of two #\n\n\(long)\n\nb\n\n2\n\n\(long)\n")
        #expect(try text(story, .md) == "# T\n\n## One \\# of two \\#\n\n\(long)\n\nb\n\n## 2\n\n\(long)\n")
    }

    @Test func `a long story of one scene shows no heading`() throws {
        var story = try headedStory()
        story.passages.removeLast()
        story.passages[0].words = 1_500
        #expect(try text(story, .txt) == "T\n\n\(story.passages[0].text)\n\nb\n")
    }

    @Test(arguments: [ExportFormat.txt, .md, .html])
    func `an unfinished story says so in its last line, and others do not`(format: ExportFormat) throws {
        var story = try Samples.story(texts: [(1, "It began.")], title: "T")
        #expect(try text(story, format).contains("not finished") == false)
        story.status = .incomplete
        #expect(try text(story, format).contains("not finished") == false)
        story.status = .writing
        let endings: [ExportFormat: String] = [
            .txt: "It began.\n\n[This story is not finished yet.]\n",
            .md: "It began.\n\n*This story is not finished yet.*\n",
            .html: "<p class=\"note\" lang=\"en\" dir=\"ltr\">This story is not finished yet.</p>\n"
                + "</main>\n</body>\n</html>\n",
        ]
        #expect(try text(story, format).hasSuffix(endings[format] ?? "none"))
    }

    @Test(arguments: ExportFormat.allCases.filter(\.isText))
    func `a story without a word yet exports its title`(format: ExportFormat) throws {
        var story = try Samples.story(texts: [], title: "Only a title")
        story.status = .writing
        #expect(try text(story, format).contains("Only a title"))
    }

    @Test func `plain text keeps every paragraph byte for byte on lines of its own`() throws {
        let story = try Samples.fullStory()
        let file = try text(story, .txt)
        for passage in story.passages {
            let lines = passage.text.replacing("\r\n", with: "\n")
            #expect(file.utf8.firstRange(of: Array("\n\n\(lines)\n".utf8)) != nil, "\(passage.text)")
        }
    }

    @Test(arguments: [
        ("# not a heading", "\\# not a heading"), ("1. no list", "1\\. no list"), ("2042) no", "2042\\) no"),
        ("1984 was", "1984 was"), ("- nor here", "\\- nor here"), ("+ nor", "\\+ nor"), ("> no quote", "\\> no quote"),
        ("a > b < c", "a > b \\< c"), ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[l](x) ![i](y)", "\\[l\\](x) !\\[i\\](y)"),
        ("~~gone~~ a|b", "\\~\\~gone\\~\\~ a\\|b"), ("a\\b", "a\\\\b"), ("Tom & Jerry", "Tom & Jerry"),
        ("&amp; &#38; &x y;", "\\&amp; \\&#38; &x y;"), ("---", "\\---"), ("===", "\\==="), ("```", "\\`\\`\\`"),
        ("    code?", "&#32;   code?"), ("\tcode?", "&#9;code?"), ("end  ", "end &#32;"),
        ("\u{3000}彼は来た。", "&#12288;彼は来た。"), ("a\nb\r\nc", "a\\\nb\\\nc"),
        ("a\n- b", "a\\\n\\- b"), ("“Ça – va…”", "“Ça – va…”"), ("\na\n", "a"),
        ("<b>&</b>", "\\<b>&\\</b>"), ("A #1 hit", "A #1 hit"),
    ])
    func `Markdown takes no character of the story for a sign`(paragraph: String, written: String) throws {
        let story = try Samples.story(texts: [(1, paragraph)], title: "T")
        #expect(try text(story, .md) == "# T\n\n\(written)\n")
    }

    @Test func `a title of several lines and signs is one heading`() throws {
        let story = try Samples.story(texts: [], title: "# A *b*\n1. c #")
        #expect(try text(story, .md) == "# \\# A \\*b\\* 1. c \\#\n")
        #expect(try text(story, .txt) == "# A *b* 1. c #\n")
    }

    /// Signs of each kind that writing systems and machines have beside letters.
    private static let oddSigns: [String] =
        [
            "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9F}", "\u{AD}", "\u{61C}",
            "\u{200B}",
            "\u{200D}", "\u{200E}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{2069}", "\u{FEFF}",
            "\u{FFF9}a\u{FFFB}",
            "\u{FFFC}", "\u{FFFD}", "\u{E000}", "\u{F8FF}",
            "\u{10FFFD}", "\u{378}", "\u{E0001}", "\u{E0041}", "\u{FE0F}", "\u{E0100}", "\u{1F3F4}\u{E0067}\u{E007F}",
            "\u{301}",
            "\u{20E3}", "\u{1F1E6}", "\u{1F468}\u{200D}", "\u{115F}", "\u{1680}", "\u{180E}", "\u{3164}", "\u{1D173}",
            "\r", "\r\n", "\t",
            "]]>", "<!--", "\\", "\"", "'", "&#0;", "&#xFFFE;", "%00", "../", "\u{1F}/etc",
        ]
        + [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF].compactMap {
            Unicode.Scalar($0 as UInt32).map { String(Character($0)) }
        }

    @Test(arguments: ExportFormat.allCases.filter { $0 != .pdf })
    func `no sign in a title, a name or a text costs a format`(format: ExportFormat) throws {
        for sign in Self.oddSigns {
            for odd in [sign, "\(sign)\(sign)a", "a\(sign)b", "a\(sign)"] {
                var story = try Samples.story(texts: [(1, odd), (2, "Text \(odd) text.")], title: odd)
                story.brief.author = odd
                story.outline = Outline(
                    title: odd,
                    scenes: (1...2).map { ScenePlan(number: $0, title: odd, description: odd, characters: [odd]) })
                let file = try StoryExport.render(story, as: format)
                #expect(!file.isEmpty, "\(odd.debugDescription)")
                switch format {
                case .epub, .docx:
                    let archive = try Unzipped(file)
                    for name in archive.entries.map(\.name) where Self.isXML(name) {
                        let fault = Samples.fault(inXML: archive.text(name))
                        #expect(fault == nil, "\(name) with \(odd.debugDescription): \(fault ?? "")")
                    }
                case .json:
                    let read = try StoryExport.contents(ofJSON: file)
                    #expect(read.story.passages.count == story.passages.count)
                case .md, .txt, .html, .pdf: break
                }
            }
        }
    }

    private static func isXML(_ name: String) -> Bool {
        [".xml", ".xhtml", ".opf", ".rels"].contains { name.hasSuffix($0) }
    }

    @Test func `a title of thousands of marks on one letter is exported in every format`() throws {
        let tall = "Z" + String(repeating: "\u{301}\u{489}", count: 4_000)
        let story = try Samples.story(texts: [(1, tall)], title: tall)
        for format in ExportFormat.allCases where format != .pdf {
            #expect(try !StoryExport.render(story, as: format).isEmpty)
        }
    }
}
