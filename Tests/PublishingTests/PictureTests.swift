import Foundation
import Publishing
import StoryDomain
import Testing

/// Pictures in JSON, on pages and in Markdown, and what their bytes say.
@Suite struct PictureTests {
    @Test func `a file's bytes say what it is and how large`() {
        #expect(
            PictureHeader(of: Samples.png).map { "\($0.mediaType) \($0.width)x\($0.height)" }
                == "image/png 1x1")
        #expect(
            PictureHeader(of: Samples.webP).map { "\($0.mediaType) \($0.width)x\($0.height)" }
                == "image/webp 1x1")
        #expect(
            PictureHeader(of: Samples.jpeg).map { "\($0.mediaType) \($0.width)x\($0.height)" }
                == "image/jpeg 300x200")
        let exif =
            "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000"
        let turned =
            Data([0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.utf8.count / 2 + 2)]) + Self.bytes(exif)
        let header = PictureHeader(of: turned + Samples.jpeg.dropFirst(2))
        #expect(header.map { [$0.width, $0.height, $0.orientation] } == [200, 300, 6])
        // A slice of a larger file counts from its own beginning.
        #expect(PictureHeader(of: (Data([1, 2, 3]) + Samples.png).dropFirst(3)) != nil)
        for file in [
            Data(), Data("GIF89a".utf8), Samples.png.prefix(20), Samples.jpeg.prefix(14),
            Samples.webP.prefix(22),
        ] {
            #expect(PictureHeader(of: file) == nil)
        }
    }

    private static func bytes(_ digits: String) -> Data {
        Data(
            stride(from: 0, to: digits.count, by: 2).map { place in
                let start = digits.index(digits.startIndex, offsetBy: place)
                return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16) ?? 0
            })
    }

    @Test func `a WebP is PNG in books, where the machine can read it`() throws {
        var web = Samples.picture(.scene, scene: 1, alt: "By the sea")
        web.bytes = Samples.webP
        let story = try Samples.story(texts: [(1, "a")], title: "T")
        let book = try Unzipped(StoryExport.render(story, pictures: [web], as: .epub))
        guard let picture = book.entries.first(where: { $0.name == "book/pictures/1.png" }) else {
            return #expect(book.text("book/text-1.xhtml").contains("<p class=\"absent\">By the sea</p>"))
        }
        #expect(
            PictureHeader(of: picture.bytes).map { "\($0.mediaType) \($0.width)x\($0.height)" }
                == "image/png 1x1")
        #expect(picture.bytes.suffix(12) == Samples.png.suffix(12), "the last chunk has its checksum")
    }

    @Test func `pictures come back as they went, in an order that is the file's own`() throws {
        let story = try Samples.story(texts: [(1, "a")], title: "T")
        var web = Samples.picture(.scene, scene: 2, alt: "é \u{1} \"'")
        web.bytes = Samples.webP
        web.mediaType = "image/webp"
        let pictures = [
            Samples.picture(.cover, alt: "b"), Samples.picture(.scene, scene: 2), web,
            Samples.picture(.scene, scene: 10),
            Samples.picture(.portrait, name: "Ana"), Samples.picture(.portrait, name: "Rui"),
        ]
        let file = try StoryExport.render(story, pictures: pictures, as: .json)
        #expect(try StoryExport.render(story, pictures: pictures.reversed(), as: .json) == file)
        let read = try StoryExport.contents(ofJSON: file)
        #expect(read.pictures == pictures)
        #expect(try StoryExport.render(read.story, pictures: read.pictures, as: .json) == file)
        #expect(
            !String(decoding: try StoryExport.render(story, as: .json), as: UTF8.self).contains(
                "pictures"))
    }

    @Test(arguments: [
        (
            "\"kind\" : \"scene\"", "\"kind\" : \"poster\"", "pictures[0].kind",
            "has a value that is not allowed"
        ),
        (
            "\"scene\" : 1,\n      \"width\"", "\"scene\" : 0,\n      \"width\"", "pictures[0].scene",
            "must be a number from 1 on where the kind is scene, and absent else"
        ),
        (
            "\"kind\" : \"scene\"", "\"kind\" : \"cover\"", "pictures[0].scene",
            "must be a number from 1 on where the kind is scene, and absent else"
        ),
        ("image/png", "image/jpeg", "pictures[0].media_type", "is not what the picture is: image/png"),
        ("\"width\" : 1", "\"width\" : 2", "pictures[0].width", "or height is not the picture's own"),
        (
            "\"bytes\" : \"iVBO", "\"bytes\" : \"AAAA", "pictures[0].bytes",
            "is no PNG, JPEG or WebP picture"
        ),
        (
            "\"bytes\" : \"iVBO", "\"bytes\" : \"%%%%", "pictures[0].bytes",
            "has a value that is not allowed"
        ),
    ])
    func `a picture that is not what the file says is refused by its field`(
        old: String, new: String, field: String, problem: String
    ) throws {
        let story = try Samples.story(texts: [(1, "a")], title: "T")
        let file = String(
            decoding: try StoryExport.render(
                story, pictures: [Samples.picture(.scene, scene: 1)], as: .json),
            as: UTF8.self)
        #expect(file.contains(old))
        #expect(throws: ExportError.field(field, problem: problem)) {
            try StoryExport.contents(ofJSON: Data(file.replacing(old, with: new).utf8))
        }
    }

    @Test func `the page has its pictures in itself, and its title page`() throws {
        var story = try Samples.story(texts: [(1, "a")], title: "T")
        story.brief.author = "A & B"
        story.brief.licence = "CC <BY>"
        let pictures = [Samples.picture(.cover), Samples.picture(.scene, scene: 1, alt: "A \"lamp\"")]
        let page = String(
            decoding: try StoryExport.render(story, pictures: pictures, as: .html), as: UTF8.self)
        let source = "src=\"data:image/png;base64,\(Samples.png.base64EncodedString())\""
        #expect(
            page.contains(
                "<section>\n<figure><img alt=\"A &quot;lamp&quot;\" width=\"1\" height=\"1\" \(source)></figure>\n<p>a</p>"
            ))
        #expect(page.contains("<figure class=\"cover\"><img alt=\"T\""))
        #expect(page.contains("<h1>T</h1>\n<p class=\"author\">A &amp; B</p>"))
        #expect(page.contains("<footer>CC &lt;BY&gt;</footer>"))
    }

    @Test func `Markdown names its pictures in the text and holds them at its end`() throws {
        var story = try Samples.story(texts: [(1, "a")], title: "T")
        story.brief.author = " *A* "
        story.brief.licence = "CC BY"
        let text = String(
            decoding: try StoryExport.render(
                story, pictures: [Samples.picture(.scene, scene: 1, alt: "[x]\ny")], as: .md),
            as: UTF8.self)
        let address = "data:image/png;base64,\(Samples.png.base64EncodedString())"
        #expect(
            text
                == "# T\n\n*\\*A\\**\n\n![\\[x\\] y][picture-1]\n\na\n\n*CC BY*\n\n[picture-1]: \(address)\n"
        )
        #expect(
            String(decoding: try StoryExport.render(story, as: .txt), as: UTF8.self)
                == "T\n\n *A* \n\na\n\nCC BY\n")
    }
}
