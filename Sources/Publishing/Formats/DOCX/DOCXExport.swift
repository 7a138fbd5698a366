import FoundationEssentials

/// A manuscript as a document for word processors (Office Open XML, ECMA-376).
enum DOCXExport {
    /// The whole file.
    ///
    /// - Throws: `ExportError.tooLarge`, `ExportError.noMemory`.
    static func file(of manuscript: Manuscript) throws(ExportError) -> Data {
        let body = DOCXBody(manuscript)
        var archive = ZipArchive(capacity: body.images.reduce(65_536) { $0 + $1.image.bytes.count })
        try archive.deflate("[Content_Types].xml", text: DOCXParts.contentTypes)
        try archive.deflate("_rels/.rels", text: DOCXParts.relations)
        try archive.deflate("docProps/core.xml", text: DOCXParts.core(of: manuscript))
        try archive.deflate("word/_rels/document.xml.rels", text: DOCXParts.documentRelations(of: body))
        try archive.deflate("word/document.xml", text: body.document)
        try archive.deflate("word/styles.xml", text: DOCXStyles.sheet(of: manuscript))
        try archive.deflate("word/settings.xml", text: DOCXParts.settings)
        try archive.deflate("word/footer.xml", text: DOCXParts.footer)
        for (file, image) in body.images { try archive.store("word/\(file)", image.bytes) }
        return try archive.closed()
    }
}
