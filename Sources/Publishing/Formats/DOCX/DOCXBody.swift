import StoryDomain

/// The text of a document, with the pictures that it refers to.
struct DOCXBody {
    /// The text as WordprocessingML.
    private(set) var document = ""
    /// The pictures with their paths beside the document; their relations count from `firstImage`.
    private(set) var images: [(file: String, image: BookImage)] = []

    /// The pictures' first relation; those before are styles, settings and footer.
    static let firstImage = 10
    /// English Metric Units in a millimetre.
    private static let millimetre = 36_000.0
    /// The text's width and the height that a picture may have, in millimetres: A4 with margins of 30.
    private static let room = (width: 150.0, height: 190.0)

    /// The most millimetres for a pixel: 96 of them are an inch.
    private static let mostScale = 25.4 / 96

    private let isRightToLeft: Bool

    /// Writes a manuscript.
    init(_ manuscript: Manuscript) {
        isRightToLeft = manuscript.language.isRightToLeft
        var paragraphs = titlePage(of: manuscript)
        for (index, part) in manuscript.parts.enumerated() {
            if manuscript.hasHeadings {
                paragraphs.append(paragraph([part.heading], style: "Heading1"))
            } else if index > 0 {
                paragraphs.append(paragraph(["* * *"], style: "SceneBreak"))
            }
            var isFirst = true
            for block in part.blocks {
                switch block {
                case .picture(let picture):
                    let alternative = part.alternative(of: picture)
                    // In place of a picture that cannot be shown stands what it shows.
                    paragraphs.append(
                        BookImage(picture).map { figure($0, alternative: alternative) }
                            ?? paragraph([alternative], style: "Note"))
                case .sceneBreak:
                    paragraphs.append(paragraph(["* * *"], style: "SceneBreak"))
                    isFirst = true
                case .paragraph(let text):
                    let lines = TextLines.lines(of: text).map(String.init)
                    paragraphs.append(paragraph(lines, style: isFirst ? "FirstParagraph" : "BodyText"))
                    isFirst = false
                }
            }
        }
        if !manuscript.isFinished { paragraphs.append(paragraph([Manuscript.unfinishedNote], style: "Note")) }
        document = Self.head + paragraphs.joined(separator: "\n") + foot
    }

    /// The cover, and title, author and licence, each on a page of their own.
    private mutating func titlePage(of manuscript: Manuscript) -> [String] {
        var page: [String] = []
        if let cover = manuscript.cover, let image = BookImage(cover) {
            page.append(figure(image, alternative: manuscript.alternative(ofCover: cover)))
            page.append(Self.pageBreak)
        }
        page.append(paragraph([manuscript.titleLine], style: "Title"))
        if !manuscript.author.isEmpty { page.append(paragraph([manuscript.author], style: "Author")) }
        if !manuscript.licence.isEmpty { page.append(paragraph([manuscript.licence], style: "Licence")) }
        // Headings begin pages of their own.
        if !manuscript.hasHeadings { page.append(Self.pageBreak) }
        return page
    }

    private static let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"

    /// A paragraph of lines.
    private func paragraph(_ lines: [String], style: String) -> String {
        let runs = lines.map { "<w:t xml:space=\"preserve\">\(Markup.escaped(TextLines.joined($0)))</w:t>" }
            .joined(separator: "<w:br/>")
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(direction)</w:pPr><w:r>\(runDirection)\(runs)</w:r></w:p>"
    }

    private var direction: String { isRightToLeft ? "<w:bidi/>" : "" }

    private var runDirection: String { isRightToLeft ? "<w:rPr><w:rtl/></w:rPr>" : "" }

    /// A picture as wide as the text or as high as may be, where it has the pixels for that.
    private mutating func figure(_ image: BookImage, alternative: String) -> String {
        let number = images.count + 1
        images.append(("media/\(number).\(image.fileExtension)", image))
        let scale = min(
            Self.room.width / Double(image.width), Self.room.height / Double(image.height), Self.mostScale)
        let wide = Int((Double(image.width) * scale * Self.millimetre).rounded())
        let high = Int((Double(image.height) * scale * Self.millimetre).rounded())
        let said = Markup.escaped(alternative)
        return """
            <w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing>\
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(wide)" cy="\(high)"/>\
            <wp:docPr id="\(number)" name="Picture \(number)" descr="\(said)"/>\
            <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
            <pic:nvPicPr><pic:cNvPr id="\(number)" name="Picture \(number)" descr="\(said)"/><pic:cNvPicPr/></pic:nvPicPr>\
            <pic:blipFill><a:blip r:embed="rId\(Self.firstImage + number - 1)"/><a:stretch><a:fillRect/></a:stretch>\
            </pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(wide)" cy="\(high)"/></a:xfrm>\
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r></w:p>
            """
    }

    private static let head = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>

        """

    /// A4 with margins of 30 mm, in twentieths of a point; the title page has no number.
    private var foot: String {
        """

        <w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="1701" w:right="1701" w:bottom="1701" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>\
        <w:titlePg/>\(direction)</w:sectPr></w:body></w:document>

        """
    }
}
