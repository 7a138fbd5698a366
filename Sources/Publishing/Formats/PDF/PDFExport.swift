import FoundationEssentials

/// A manuscript as pages to print: A5, justified, with the cover, a title page, pictures, page numbers and an outline.
enum PDFExport {
    /// The whole file.
    ///
    /// - Throws: `ExportError`: no libraries, no fonts, no memory.
    static func file(of manuscript: Manuscript) throws(ExportError) -> Data {
        let press = try PDFPress(manuscript.language)
        press.describe(manuscript)
        press.mark(manuscript.titleLine)
        PDFCover.draw(manuscript, on: press)
        press.endPage(label: "i")
        titlePage(of: manuscript, on: press)
        press.endPage(label: "ii")
        var pages = PDFPages(press, manuscript)
        for (index, part) in manuscript.parts.enumerated() {
            if manuscript.hasHeadings {
                pages.beginChapter(part.heading)
            } else if index > 0 {
                pages.breakScene()
            }
            pages.set(part)
        }
        if !manuscript.isFinished { pages.note(Manuscript.unfinishedNote) }
        pages.end()
        return try press.finished()
    }

    /// Title and author a third down the page, the licence at its foot.
    private static func titlePage(of manuscript: Manuscript, on press: PDFPress) {
        var y = PDFMeasures.height * 0.3
        func set(_ text: String, size: Double, lead: Double) {
            press.set(text, size: size, .centred) { lines in
                for line in lines {
                    press.draw(line, x: PDFMeasures.margin, y: y)
                    y += size * lead
                }
            }
        }
        set(manuscript.titleLine, size: 25, lead: 1.35)
        y += 22
        if !manuscript.author.isEmpty { set(manuscript.author, size: 13, lead: 1.4) }
        y = max(y + 40, PDFMeasures.bottom - 24)
        if !manuscript.licence.isEmpty { set(manuscript.licence, size: 8.5, lead: 1.4) }
    }
}
