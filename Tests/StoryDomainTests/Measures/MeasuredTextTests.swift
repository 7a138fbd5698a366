import Testing

@testable import StoryDomain

@Suite struct MeasuredTextTests {
    @Test func `Markdown gives title, sections and paragraphs`() {
        let text = MeasuredText(
            file: "# The Lamp\n\n## Night\n\nShe ran.\nHe stayed.\n\n* * *\n\nDawn came.\n\n## Day\n\nThe end came.\n")
        #expect(text.title == "The Lamp")
        #expect(text.sections == [["She ran.", "He stayed."], ["Dawn came."], ["The end came."]])
    }

    @Test func `plain text has its title in the first line`() {
        let text = MeasuredText(file: "The Lamp\r\n\r\nChapter 1\r\n\r\nShe ran.\r\n\r\nChapter 2\r\n\r\nHe stayed.")
        #expect(text.title == "The Lamp")
        #expect(text.sections == [["She ran."], ["He stayed."]])
    }

    @Test func `a first line that is prose is no title`() {
        #expect(MeasuredText(file: "She ran.\n\nHe stayed.").title == "")
        #expect(MeasuredText(file: "She ran\nand ran.").sections == [["She ran", "and ran."]])
        #expect(MeasuredText(file: "“The Lamp”\n\nShe ran.").title == "")
    }

    @Test func `underlined titles and front matter are no words`() {
        #expect(MeasuredText(file: "The Lamp\n========\n\nShe ran.").title == "The Lamp")
        let text = MeasuredText(file: "---\ntitle: X\nwords: 3\n---\n\nShe ran.")
        #expect(text.sections == [["She ran."]])
        #expect(MeasuredText(file: "").sections.isEmpty)
    }

    @Test func `English is known by its little words`() {
        #expect(MeasuredText(file: "She was in the house and it was cold.").isEnglish)
        #expect(!MeasuredText(file: "Sie war im Haus und es war kalt.").isEnglish)
        var text = MeasuredText(file: "She was in the house.")
        text.language = try? LanguageTag("de")
        #expect(!text.isEnglish)
        #expect(HealthReport(of: text, asked: nil, outline: nil).slop == nil)
        #expect(HealthReport(of: text, asked: nil, outline: nil).names == nil)
    }
}
