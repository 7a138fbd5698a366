import Foundation
import Publishing
import StoryDomain
import Testing

/// The document; `scripts/acceptance/test_books.py` opens it in a word processor.
@Suite struct DOCXExportTests {
    private func document(_ story: Story, _ pictures: [PublishedPicture] = []) throws -> Unzipped {
        try Unzipped(StoryExport.render(story, pictures: pictures, as: .docx))
    }

    @Test func `whatever a story holds, every part is XML`() throws {
        var story = try Samples.fullStory()
        story.brief.title = Samples.nasty[0] + "\u{1}"
        story.brief.author = "<&>\"'\u{8}"
        let document = try document(story, [Samples.picture(.scene, scene: 1, alt: "\"><b>")])
        for entry in document.entries where !entry.isStored {
            #expect(Samples.fault(inXML: document.text(entry.name)) == nil, "\(entry.name)")
        }
        #expect(document.text("word/document.xml").contains("descr=\"&quot;&gt;&lt;b&gt;\""))
        #expect(
            document.text("docProps/core.xml").contains("<dc:creator>&lt;&amp;&gt;&quot;&#39;\u{FFFD}</dc:creator>"))
    }

    @Test func `chapters have headings, first paragraphs no indent, and lines breaks`() throws {
        var story = try Samples.story(texts: [(1, "a\nb"), (1, "c"), (2, "d")], title: "T")
        story.passages[0].words = 1_500
        let text = try document(story).text("word/document.xml")
        let styles = text.split(separator: "w:pStyle w:val=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(styles == ["Title", "Heading1", "FirstParagraph", "BodyText", "Heading1", "FirstParagraph"])
        #expect(text.contains("<w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t>"))
        #expect(!text.contains("<w:bidi/>"))
    }

    @Test func `Arabic runs from right to left`() throws {
        let story = try Samples.story(texts: [(1, "مرحبا")], title: "حارس", language: "ar")
        let text = try document(story).text("word/document.xml")
        #expect(text.contains("<w:pStyle w:val=\"FirstParagraph\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>"))
    }

    @Test func `equal stories give equal bytes`() throws {
        let files = try (0..<2).map { _ in try StoryExport.render(Samples.fullStory(), as: .docx) }
        #expect(files[0] == files[1])
    }
}
