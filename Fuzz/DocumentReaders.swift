import FoundationEssentials
import StoryDomain

@testable import Publishing

/// Stories and manuscripts that people bring.
extension Reader {
    static let documents = [storyJSON, manuscripts, archives, markup]

    private static let storyJSON = Reader(name: "story-json") { bytes in
        guard let contents = try? StoryExport.contents(ofJSON: Data(bytes)) else { return }
        guard
            let again = try? StoryExport.render(
                contents.story, ledger: contents.ledger, pictures: contents.pictures, as: .json)
        else { return }
        guard let second = try? StoryExport.contents(ofJSON: again) else {
            fatalError("A story that was read and written cannot be read again.")
        }
        guard second.story == contents.story else { fatalError("A story changes when it is written and read.") }
    } seeds: {
        guard let brief = try? Brief(idea: "A keeper finds a bottle.", length: StoryLength(words: 600)) else {
            return []
        }
        let story = Story(id: StoryID("abcdefghjkmnpqrs"), brief: brief, createdAt: Date(timeIntervalSince1970: 1e9))
        return [(try? StoryExport.render(story, as: .json)).map { Array($0) } ?? Array("{}".utf8)]
    }

    private static let names = ["a.md", "a.txt", "a.html", "a.json", "a.epub", "a.docx", "a.odt", "a", "a.markdown"]

    private static let manuscripts = texts(
        "manuscripts",
        [
            "\u{0}# Title\n\n## Chapter 1\n\nThe *rain* came. [x](y)\n\n- a\n- b\n\n> q\n\n***\n\nEnd.",
            "\u{1}CHAPTER ONE\n\nThe rain.\n",
            "\u{2}<!doctype html><title>T</title><h1>T</h1><p>One &amp; two<br>three&#8212;</p><script>x</script>",
            "\u{3}{\"story\":{}}", "\u{2}<html><body><nav epub:type='toc'>x</nav><h2>A</h2><p>b",
        ]
    ) { bytes in
        let (choice, rest) = chosen(bytes)
        _ = try? ManuscriptFile(Data(rest), name: names[choice % names.count])
    }

    /// Books: the first byte says which, what follows is the text of their parts, cut at NUL.
    private static let archives = texts(
        "archives",
        [
            "\u{0}<?xml version=\"1.0\"?><container><rootfiles><rootfile full-path=\"b/c.opf\"/></rootfiles></container>\u{0}"
                + "<package><metadata><dc:title>T</dc:title></metadata><manifest><item id=\"a\" href=\"a%20.xhtml\" media-type="
                + "\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>\u{0}<html><body><h1>A</h1>"
                + "<p>The rain.</p></body></html>",
            "\u{1}<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r>"
                + "<w:t xml:space=\"preserve\">The rain.</w:t><w:br/></w:r></w:p></w:body></w:document>",
        ]
    ) { bytes in
        let (choice, rest) = chosen(bytes)
        let parts = rest.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
        let names =
            choice % 2 == 0
            ? ["META-INF/container.xml", "b/c.opf", "b/a .xhtml"] : ["word/document.xml", "word/styles.xml", "x"]
        let file = StoredArchive.bytes(of: Array(zip(names, parts)), flaw: choice / 2)
        _ = try? ManuscriptFile(Data(file), name: choice % 2 == 0 ? "a.epub" : "a.docx")
    }

    private static let markup = texts(
        "markup",
        [
            "\u{0}<h1 class='a b'>A</h1><p hidden>b</p><!-- c --><![CDATA[d]]>&#x1F600;&nbsp;&unknown;",
            "\u{1}<w:p><w:r><w:t>A",
            "\u{2}# A\r\n\r\nb  \r\nc\\\n\n1. d\n\n| e | f |\n|---|---|\n\n[^1]: g\n\n<b>h</b>",
        ]
    ) { bytes in
        let (choice, rest) = chosen(bytes)
        let text = String(decoding: rest, as: UTF8.self)
        switch choice % 4 {
        case 0: _ = HTMLManuscript(text).blocks
        case 1: _ = DOCXManuscript(text).blocks
        case 2: _ = MeasuredText(file: PlainManuscript.cleaned(text, isMarkdown: true))
        default: _ = MeasuredText(file: PlainManuscript.cleaned(text, isMarkdown: false))
        }
    }
}

/// ZIP archives without compression (APPNOTE.TXT 6.3.10), some with a wrong field, so that what is behind them is reached
/// and what checks them is, too.
enum StoredArchive {
    /// An archive of named files.
    ///
    /// - Parameter flaw: 0 for none; else which 16-bit field of the first directory entry says something else, and what.
    static func bytes(of files: [(name: String, content: [UInt8])], flaw: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files {
            let offset = bytes.count
            let name = Array(name.utf8)
            let sizes = little(content.count, 4) + little(content.count, 4)
            let common =
                little(0, 2) + little(0, 2) + little(0, 4) + little(0, 4) + sizes + little(name.count, 2) + little(0, 2)
            bytes += [0x50, 0x4B, 3, 4] + little(20, 2) + common + name + content
            directory +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(offset, 4) + name
        }
        if flaw > 0, directory.count > 46 {
            directory[4 + flaw % 42] = UInt8(truncatingIfNeeded: flaw &* 37)
        }
        let start = bytes.count
        bytes += directory
        bytes += [0x50, 0x4B, 5, 6] + little(0, 2) + little(0, 2) + little(files.count, 2) + little(files.count, 2)
        bytes += little(directory.count, 4) + little(start, 4) + little(0, 2)
        return bytes
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
