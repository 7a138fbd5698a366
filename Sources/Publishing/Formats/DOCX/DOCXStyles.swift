import StoryDomain

/// The styles of a document, by the names that word processors know, so that a writer can change them all at once.
enum DOCXStyles {
    /// The style sheet of a manuscript.
    static func sheet(of manuscript: Manuscript) -> String {
        let tag = manuscript.language.bookTag
        let indent = manuscript.language.isIdeographic ? 480 : 340
        let justified = "<w:jc w:val=\"both\"/>"
        let centred = "<w:jc w:val=\"center\"/>"
        let styles = [
            style(
                "Title", "Title",
                "<w:spacing w:before=\"3600\" w:after=\"480\" w:line=\"240\" w:lineRule=\"auto\"/>\(centred)", size: 56),
            style("Author", "Subtitle", "<w:spacing w:after=\"480\"/>\(centred)", size: 28),
            style("Licence", "Licence", "<w:spacing w:before=\"2400\"/>\(centred)", size: 18),
            style(
                "Heading1", "heading 1",
                "<w:keepNext/><w:pageBreakBefore/><w:spacing w:before=\"1200\" w:after=\"720\"/>\(centred)<w:outlineLvl w:val=\"0\"/>",
                size: 36, next: "FirstParagraph"),
            style("BodyText", "Body Text", "<w:widowControl/><w:ind w:firstLine=\"\(indent)\"/>\(justified)"),
            style("FirstParagraph", "First Paragraph", "<w:widowControl/>\(justified)", next: "BodyText"),
            style(
                "SceneBreak", "Scene Break", "<w:spacing w:before=\"240\" w:after=\"240\"/>\(centred)",
                next: "FirstParagraph"),
            style(
                "Figure", "Figure",
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>\(centred)"
            ),
            style("Note", "Note", "<w:spacing w:before=\"360\" w:after=\"360\"/>\(centred)", isItalic: true),
            style("Footer", "footer", centred, size: 18),
        ]
        let fonts = fonts(of: manuscript.language)
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="\(fonts.eastAsian)" w:cs="\(fonts.complex)"/>\
            <w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="\(tag)" w:eastAsia="\(tag)" w:bidi="\(tag)"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:spacing w:line="336" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            \(styles.joined(separator: "\n"))
            </w:styles>

            """
    }

    /// - Parameter size: in half points; nil for the text's own.
    private static func style(
        _ id: String, _ name: String, _ paragraph: String, size: Int? = nil, isItalic: Bool = false, next: String? = nil
    ) -> String {
        var run = isItalic ? "<w:i/><w:iCs/>" : ""
        if let size { run += "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>" }
        return
            "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/>"
            + "<w:next w:val=\"\(next ?? id)\"/><w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
    }

    /// The typefaces for Han characters and for scripts with joined or stacked letters.
    private static func fonts(of language: LanguageTag) -> (eastAsian: String, complex: String) {
        let eastAsian =
            switch language.primary {
            case "ja": "MS Mincho"
            case "ko": "Batang"
            default: "SimSun"
            }
        return (eastAsian, "Times New Roman")
    }
}
