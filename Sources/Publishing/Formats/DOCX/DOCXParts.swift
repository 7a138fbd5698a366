import FoundationEssentials

/// The small parts of a document beside its text and styles.
enum DOCXParts {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// What each part is.
    static var contentTypes: String {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let parts = ["document": "document.main", "styles": "styles", "settings": "settings", "footer": "footer"]
        let overrides = parts.sorted { $0.key < $1.key }.map {
            "<Override PartName=\"/word/\($0.key).xml\" ContentType=\"\(word).\($0.value)+xml\"/>"
        }
        return head + "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>"
            + overrides.joined()
            + "<Override PartName=\"/docProps/core.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>\n"
    }

    /// Where text and properties are.
    static var relations: String {
        head + "<Relationships xmlns=\"\(package)/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"\(package)/relationships/metadata/core-properties\" "
            + "Target=\"docProps/core.xml\"/></Relationships>\n"
    }

    /// Where styles, settings, footer and pictures are.
    static func documentRelations(of body: DOCXBody) -> String {
        var relations = [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer.xml")]
            .enumerated().map { (id: $0.offset + 1, type: $0.element.0, target: $0.element.1) }
        for (index, item) in body.images.enumerated() {
            relations.append((id: DOCXBody.firstImage + index, type: "image", target: item.file))
        }
        let lines = relations.map {
            "<Relationship Id=\"rId\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>"
        }
        return head + "<Relationships xmlns=\"\(package)/relationships\">\(lines.joined())</Relationships>\n"
    }

    /// Title, author, language, rights and dates.
    static func core(of manuscript: Manuscript) -> String {
        var lines = ["<dc:title>\(Markup.escaped(manuscript.titleLine))</dc:title>"]
        if !manuscript.author.isEmpty { lines.append("<dc:creator>\(Markup.escaped(manuscript.author))</dc:creator>") }
        // Core properties have no rights; word processors show the description.
        if !manuscript.licence.isEmpty {
            lines.append("<dc:description>\(Markup.escaped(manuscript.licence))</dc:description>")
        }
        lines.append("<dc:language>\(manuscript.language.bookTag)</dc:language>")
        lines.append("<dc:identifier>urn:uuid:\(manuscript.name.uuid)</dc:identifier>")
        for (name, moment) in [("created", manuscript.createdAt), ("modified", manuscript.updatedAt)] {
            let text = Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
            lines.append("<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">\(text)</dcterms:\(name)>")
        }
        return head + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\(lines.joined())</cp:coreProperties>\n"
    }

    /// Says that the document is of today's kind, so that word processors do not show it as one of 2007.
    static var settings: String {
        head + "<w:settings xmlns:w=\"\(main)\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
            + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>\n"
    }

    /// The page's number.
    static var footer: String {
        head + "<w:ftr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>\n"
    }
}
