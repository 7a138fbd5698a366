import FoundationEssentials

/// A manuscript as an EPUB 3 book, with the older table of contents beside the newer one.
enum EPUBExport {
    /// The whole file.
    ///
    /// - Throws: `ExportError.tooLarge`, `ExportError.noMemory`.
    static func file(of manuscript: Manuscript) throws(ExportError) -> Data {
        let book = EPUBBook(manuscript)
        let pictures = book.images.reduce(0) { $0 + $1.image.bytes.count }
        let letters = manuscript.parts.reduce(0) { $0 + $1.paragraphs.reduce(0) { $0 + $1.utf8.count } }
        var archive = ZipArchive(capacity: pictures + letters / 2 + 65_536)
        // First and stored, so that programs know the file by its bytes (EPUB 3.3, OCF §4.3).
        try archive.store("mimetype", Data("application/epub+zip".utf8))
        try archive.deflate("META-INF/container.xml", text: container)
        try archive.deflate("book/book.opf", text: EPUBPackage.document(of: book))
        try archive.deflate("book/contents.xhtml", text: EPUBContents.navigation(of: book))
        try archive.deflate("book/contents.ncx", text: EPUBContents.ncx(of: book))
        try archive.deflate("book/style.css", text: EPUBStyle.sheet(of: book))
        try archive.deflate("book/cover.xhtml", text: EPUBPages.cover(of: book))
        try archive.deflate("book/title.xhtml", text: EPUBPages.title(of: book))
        for chapter in book.chapters {
            try archive.deflate("book/\(chapter.file)", text: EPUBPages.chapter(chapter, of: book))
        }
        if book.coverImage == nil {
            try archive.deflate("book/\(book.coverFile)", text: CoverDrawing(manuscript).svg)
        }
        for (file, image) in book.images { try archive.store("book/\(file)", image.bytes) }
        return try archive.closed()
    }

    private static let container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
        <rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
        </container>

        """
}
