import StoryDomain

/// The blocks of a Word document: the paragraphs of its body, without notes, fields and what was struck out.
struct DOCXManuscript {
    /// The body's file (Office Open XML; transitional and strict have the same place).
    static let body = "word/document.xml"

    /// In order.
    private(set) var blocks: [ManuscriptBlock] = []

    private static let hidden: Set<String> = [
        "del", "movefrom", "instrtext", "deltext", "drawing", "pict", "object", "fallback", "footnotereference",
        "endnotereference",
        "ppr", "rpr", "tblpr", "sectpr", "sdtpr", "txbxcontent",
    ]
    private static let contents: Set<String> = ["TOC", "TOCHeading"]

    private var text = ""
    private var style = ""
    private var hasPageBreak = false
    private var depth = 0
    private var hiddenFrom: Int?
    private var isInText = false

    /// Reads the body's XML.
    init(_ xml: String) {
        var scanner = MarkupScanner(xml)
        while let token = scanner.next() {
            switch token {
            case .open(let name, let attributes, let isEmpty):
                if name == "pstyle" { style = attributes["val"] ?? "" }
                if !isEmpty { depth += 1 }
                if hiddenFrom == nil { open(name, attributes, isEmpty: isEmpty) }
            case .close(let name):
                if name == "t" { isInText = false }
                if hiddenFrom == depth { hiddenFrom = nil } else if hiddenFrom == nil, name == "p" { endParagraph() }
                depth -= 1
            case .text(let piece):
                if hiddenFrom == nil, isInText { text += piece }
            }
        }
    }

    private mutating func open(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
        switch name {
        case "t": isInText = !isEmpty
        case "tab": text += " "
        case "cr": text += "\n"
        case "br":
            if attributes["type"] == "page" { hasPageBreak = true } else { text += "\n" }
        case "nobreakhyphen": text += "-"
        case "p": if isEmpty { endParagraph() }
        default: if Self.hidden.contains(name), !isEmpty { hiddenFrom = depth }
        }
    }

    private mutating func endParagraph() {
        defer { (text, style, hasPageBreak) = ("", "", false) }
        let lines = text.split(separator: "\n").map { HTMLManuscript.collapsed(String($0)) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        let folded = style.lowercased().filter { $0 != " " }
        let line = lines.joined(separator: " ")
        if folded == "title" || folded == "titel" || folded == "titre" || folded == "título" {
            blocks.append(.title(line))
        } else if folded.hasPrefix("heading") || folded.hasPrefix("berschrift") || folded.hasPrefix("überschrift")
            || folded.hasPrefix("titre") || folded.hasPrefix("titolo") || folded.hasPrefix("ttulo")
        {
            blocks.append(.heading(line))
        } else if ["author", "licence", "subtitle", "caption", "header", "footer"].contains(folded)
            || folded.hasPrefix("toc") || line == Manuscript.unfinishedNote
        {
            return
        } else {
            blocks.append(.paragraph(lines.joined(separator: "\n")))
        }
    }
}
