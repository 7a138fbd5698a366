import Foundation
import Publishing
import StoryDomain
import Testing

/// The book; `scripts/acceptance/test_books.py` holds it against epubcheck.
@Suite struct EPUBExportTests {
    private func book(_ story: Story, _ pictures: [PublishedPicture] = []) throws -> Unzipped {
        try Unzipped(StoryExport.render(story, pictures: pictures, as: .epub))
    }

    @Test func `the file begins with its type, which is not compressed`() throws {
        let file = try StoryExport.render(Samples.story(texts: [(1, "a")], title: "T"), as: .epub)
        #expect(String(decoding: file[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
        #expect(try Unzipped(file).entries.first?.isStored == true)
    }

    @Test func `equal stories give equal bytes`() throws {
        let pictures = [Samples.picture(.cover), Samples.picture(.scene, scene: 1)]
        let files = try (0..<2).map { _ in
            try StoryExport.render(Samples.fullStory(), pictures: pictures, as: .epub)
        }
        #expect(files[0] == files[1])
    }

    @Test func `a changed story has the same name and another date`() throws {
        var story = try Samples.story(texts: [(1, "a")], title: "T")
        story.updatedAt = Date(timeIntervalSince1970: 1_795_000_000.9)
        let before = try book(story).text("book/book.opf")
        story.brief.title = "Another"
        story.updatedAt = Date(timeIntervalSince1970: 1_795_000_060)
        let after = try book(story).text("book/book.opf")
        #expect(before.contains("<meta property=\"dcterms:modified\">2026-11-18T11:06:40Z</meta>"))
        #expect(after.contains("<meta property=\"dcterms:modified\">2026-11-18T11:07:40Z</meta>"))
        let names = [before, after].map { $0.split(separator: "urn:uuid:")[1].prefix(36) }
        #expect(names[0] == names[1])
        #expect(names[0].dropFirst(14).first == "8" && names[0].count == 36)
        story.id = StoryID("k3v9t0c2m4xr")
        #expect(try !book(story).text("book/book.opf").contains(names[0]))
    }

    @Test func `whatever a story holds, every part is XML`() throws {
        var story = try Samples.fullStory()
        story.brief.title = Samples.nasty[0] + "\u{1}\u{FFFE}"
        story.brief.author = "<&>\"'\u{8}"
        story.brief.licence = "]]> &amp;"
        story.passages[0].text = "control \u{0}\u{B}\u{1F}\u{FFFF} end"
        let book = try book(story, [Samples.picture(.scene, scene: 1, alt: "\"><b>\u{1}")])
        for entry in book.entries where entry.name.hasSuffix("ml") || entry.name.hasSuffix(".opf") {
            #expect(Samples.fault(inXML: book.text(entry.name)) == nil, "\(entry.name)")
        }
        #expect(Samples.fault(inXML: book.text("book/contents.ncx")) == nil)
        #expect(Samples.fault(inXML: book.text("book/pictures/cover.svg")) == nil)
        #expect(Samples.fault(inXML: "<p>\u{1}</p>") != nil, "the parser sees what is forbidden")
        #expect(book.text("book/text-1.xhtml").contains("<p>control \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} end</p>"))
    }

    @Test func `each scene with a heading is a file, and the contents name it`() throws {
        var story = try Samples.story(texts: [(1, "a"), (2, "b")], title: "T")
        story.passages[0].words = 1_500
        story.outline = Outline(title: "", scenes: [ScenePlan(number: 1, title: "A & B", description: "")])
        let book = try book(story)
        #expect(book.text("book/text-1.xhtml").contains("<h1 id=\"heading\">A &amp; B</h1>\n<p>a</p>"))
        #expect(book.text("book/text-2.xhtml").contains("<h1 id=\"heading\">2</h1>\n<p>b</p>"))
        #expect(book.text("book/contents.xhtml").contains("<li><a href=\"text-1.xhtml\">A &amp; B</a></li>"))
        #expect(
            book.text("book/contents.ncx").contains("<text>A &amp; B</text></navLabel><content src=\"text-1.xhtml\"/>"))
    }

    @Test func `Arabic runs from right to left, on pages and from page to page`() throws {
        var story = try Samples.story(texts: [(1, "مرحبا")], title: "حارس", language: "ar-EG")
        story.brief.author = "نجيب"
        let book = try book(story)
        #expect(book.text("book/book.opf").contains("<spine toc=\"ncx\" page-progression-direction=\"rtl\">"))
        #expect(book.text("book/book.opf").contains("<dc:language>ar-EG</dc:language>"))
        #expect(book.text("book/text-1.xhtml").contains("lang=\"ar-EG\" xml:lang=\"ar-EG\" dir=\"rtl\">"))
        #expect(book.text("book/pictures/cover.svg").contains("direction=\"rtl\""))
    }

    @Test(arguments: [
        ("en-a", "en"), ("zh-Hant-TW", "zh-Hant-TW"), ("de-1996", "de-1996"), ("pt-BR-x", "pt-BR"),
        ("en-GB-en", "en-GB"),
    ])
    func `a tag that readers would refuse is cut to what they take`(given: String, written: String) throws {
        let book = try book(Samples.story(texts: [(1, "a")], title: "T", language: given))
        #expect(book.text("book/book.opf").contains("<dc:language>\(written)</dc:language>"))
    }

    @Test func `pictures come with words, and one that readers cannot show is told in words`() throws {
        let story = try Samples.story(texts: [(1, "a"), (1, "b"), (2, "c")], title: "T")
        var late = Samples.picture(.scene, scene: 1, alt: "By the sea")
        late.bytes = Samples.webP.prefix(27)
        let pictures = [
            Samples.picture(.scene, scene: 1, alt: "A \"lamp\""), late, Samples.picture(.scene, scene: 2),
            Samples.picture(.scene, scene: 7, alt: "of a scene that is not written"),
            Samples.picture(.portrait, name: "Mara"), Samples.picture(.cover, alt: "Cliffs"),
        ]
        let book = try book(story, pictures)
        let page = book.text("book/text-1.xhtml")
        #expect(
            page.contains(
                "<figure><img src=\"pictures/2.png\" alt=\"A &quot;lamp&quot;\"/></figure>\n<p>a</p>\n"
                    + "<p class=\"absent\">By the sea</p>\n<p>b</p>\n<hr/>\n"
                    + "<figure><img src=\"pictures/3.png\" alt=\"2\"/></figure>\n<p>c</p>"))
        #expect(book.text("book/cover.xhtml").contains("src=\"pictures/cover.png\" alt=\"Cliffs\""))
        let files = book.entries.filter { $0.name.contains("pictures/") }
        #expect(files.map(\.name) == ["book/pictures/cover.png", "book/pictures/2.png", "book/pictures/3.png"])
        #expect(files.allSatisfy { $0.isStored && $0.bytes == Samples.png })
        #expect(book.text("book/book.opf").contains("properties=\"cover-image\""))
    }
}
