import Foundation
import Publishing
import StoryDomain
import Testing

/// The page.
@Suite struct HTMLExportTests {
    private func page(_ story: Story) throws -> String {
        String(decoding: try StoryExport.render(story, as: .html), as: UTF8.self)
    }

    @Test func `text and titles are escaped`() throws {
        let story = try Samples.story(
            texts: [(1, Samples.nasty[0]), (1, "</p></body>")], title: "<i>\"A\" & 'B'</i>\nx")
        let page = try page(story)
        #expect(page.contains("<title>&lt;i&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/i&gt; x</title>"))
        #expect(page.contains("<h1>&lt;i&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/i&gt; x</h1>"))
        let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39; &amp;amp; &amp;#38;"
        #expect(page.contains("<p>\(escaped)</p>\n<p>&lt;/p&gt;&lt;/body&gt;</p>\n</section>"))
        #expect(!page.contains("<script"))
    }

    @Test func `undoing the escapes gives every paragraph back`() throws {
        let story = try Samples.fullStory()
        let page = try page(story)
        let paragraphs = page.split(separator: "<p>").dropFirst().compactMap { $0.split(separator: "</p>").first }
        let read = paragraphs.map { paragraph in
            paragraph.replacing("<br>\n", with: "\n").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        }
        let expected = story.passages.map {
            $0.text.replacing("\r\n", with: "\n").replacing("\u{1}", with: "\u{FFFD}")
        }
        #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("en", "ltr"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("ar-Latn", "ltr"),
        ("az-Arab", "rtl"), ("uz-Arab-AF", "rtl"), ("de-1996", "ltr"), ("zh-Hant", "ltr"),
    ])
    func `the page has the story's language and direction`(language: String, direction: String) throws {
        let story = try Samples.story(texts: [(1, "a")], language: language)
        #expect(try page(story).hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\" dir=\"\(direction)\">\n"))
    }

    @Test func `scenes are sections, with headings in a long story and rules in a short one`() throws {
        var story = try Samples.story(texts: [(1, "a"), (2, "b")], title: "T")
        #expect(
            try page(story).contains(
                "<h1>T</h1>\n<section>\n<p>a</p>\n</section>\n<hr>\n<section>\n<p>b</p>\n</section>\n</article>"))
        story.passages[0].words = 1_500
        story.outline = Outline(title: "", scenes: [ScenePlan(number: 1, title: "A & B", description: "")])
        let sections =
            "<section>\n<h2>A &amp; B</h2>\n<p>a</p>\n</section>\n<section>\n<h2>2</h2>\n<p>b</p>\n</section>"
        #expect(try page(story).contains(sections))
    }

    @Test func `the page fetches nothing`() throws {
        let page = try page(try Samples.story(texts: [(1, "a")]))
        for word in ["src=", "href=", "url(", "@import", "http"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("prefers-color-scheme: dark"))
    }
}
