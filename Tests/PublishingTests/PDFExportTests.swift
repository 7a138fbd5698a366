import Foundation
import Publishing
import StoryDomain
import Testing

/// Pages, where the machine can set them; `scripts/acceptance/test_books.py` looks at what is on them.
@Suite struct PDFExportTests {
    /// Whether Pango and a font are there. Where they are not, the error says so, which is tested elsewhere.
    private static var canSet: Bool {
        (try? StoryExport.render(Samples.story(texts: [], title: "T"), as: .pdf)) != nil
    }

    private func pages(_ file: Data) -> Int {
        String(decoding: file, as: UTF8.self).split(separator: "/Type /Page ", omittingEmptySubsequences: false).count
            - 1
    }

    @Test(.enabled(if: canSet))
    func `a story begins on the third page, and goes on as long as it is`() throws {
        let short = try StoryExport.render(Samples.story(texts: [(1, "a")], title: "T"), as: .pdf)
        #expect(short.starts(with: Data("%PDF-1.".utf8)))
        #expect(pages(short) == 3)
        let text = Array(repeating: "A sentence of some words.", count: 1_000).joined(separator: " ")
        let long = try StoryExport.render(Samples.story(texts: [(1, text)], title: "T"), as: .pdf)
        #expect((15...25).contains(pages(long)))
    }

    @Test(.enabled(if: canSet)) func `whatever a story holds, it can be set, and twice the same`()
        throws
    {
        var story = try Samples.fullStory()
        story.brief.title = Samples.nasty[0] + "\u{0}\u{1}"
        story.status = .writing
        var broken = Samples.picture(.scene, scene: 1, alt: "Lost")
        broken.bytes = Samples.png.dropLast(30)
        let pictures = [
            Samples.picture(.cover), Samples.picture(.scene, scene: 1), broken,
            Samples.picture(.scene, scene: 2),
        ]
        let files = try (0..<2).map { _ in try StoryExport.render(story, pictures: pictures, as: .pdf) }
        #expect(files[0] == files[1])
        #expect(pages(files[0]) > 8)
    }

    /// The first and last of each kind of noncharacter.
    private static let noncharacters: [UInt32] = [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]

    @Test(.enabled(if: canSet), arguments: noncharacters)
    func `a noncharacter costs no book`(value: UInt32) throws {
        let odd = String(Character(try #require(Unicode.Scalar(value))))
        var story = try Samples.story(texts: [(1, "Text \(odd) text.")], title: "Title \(odd)")
        story.brief.author = "Author \(odd)"
        for format in ExportFormat.allCases { #expect(try !StoryExport.render(story, as: format).isEmpty) }
    }

    @Test(
        .enabled(if: canSet),
        arguments: [
            "\u{1}", "\u{1B}[31m", "\u{85}", "\u{202E}", "\u{2028}", "\u{2066}", "\u{FEFF}", "\u{FFF9}a\u{FFFB}",
            "\u{FFFC}",
            "\u{E000}", "\u{10FFFD}", "\u{378}", "\u{E0001}", "\u{FE0F}", "\u{301}", "\u{1F468}\u{200D}", "\u{3164}",
            "\r", "\t",
        ])
    func `no sign in a title costs a set page`(odd: String) throws {
        var story = try Samples.story(texts: [(1, "Text \(odd) text."), (1, odd)], title: "\(odd) title \(odd)")
        story.brief.author = odd
        #expect(try !StoryExport.render(story, as: .pdf).isEmpty)
    }

    @Test(arguments: [ExportError.noTypesetting, .noFonts])
    func `a machine that cannot set says what to install`(error: ExportError) {
        #expect(error.description.contains("install "))
    }
}
