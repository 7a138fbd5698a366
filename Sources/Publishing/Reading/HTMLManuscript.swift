import StoryDomain

/// The blocks of an HTML or XHTML page: what a reader of the book reads.
struct HTMLManuscript {
    /// In order.
    private(set) var blocks: [ManuscriptBlock] = []
    /// Of the page's head; empty where it has none.
    private(set) var title = ""
    /// The language that the page says it is in; nil where it says none.
    private(set) var language: String?

    /// Elements whose content is no story: what is not shown, what leads elsewhere, pictures and their legends, notes, the
    /// readings of ruby.
    private static let hidden: Set<String> = [
        "script", "style", "head", "nav", "noscript", "template", "svg", "math", "figure", "figcaption", "audio",
        "video", "iframe",
        "object", "form", "button", "select", "footer", "aside", "rt", "rp", "sup",
    ]
    private static let empty: Set<String> = [
        "br", "hr", "img", "meta", "link", "input", "wbr", "col", "source", "base", "area", "embed", "track", "param",
    ]
    private static let breaking: Set<String> = [
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section", "article", "main", "header",
        "table", "tr",
        "td", "th", "body", "html", "address", "center", "hgroup", "details", "summary", "fieldset",
    ]
    /// Parts of a book by their `epub:type` that are not the story.
    private static let besides = [
        "cover", "titlepage", "halftitlepage", "toc", "landmarks", "loi", "lot", "copyright-page", "colophon",
        "imprint",
        "imprimatur", "footnote", "footnotes", "endnotes", "rearnote", "rearnotes", "noteref", "pagebreak", "index",
        "dedication",
        "backlink",
    ]
    private static let roles: Set<String> = [
        "doc-cover", "doc-toc", "doc-footnote", "doc-endnotes", "doc-noteref", "doc-pagebreak", "doc-colophon",
        "doc-index",
        "doc-dedication", "doc-backlink",
    ]
    private static let classes: Set<String> = ["author", "byline", "licence", "license", "copyright"]

    private var text = ""
    private var headingLevel: Int?
    /// Open elements below the one that hides, itself among them.
    private var skipped: [String] = []

    /// Reads a page.
    init(_ html: String) {
        var scanner = MarkupScanner(html)
        var isInTitle = false
        while let token = scanner.next() {
            switch token {
            case .open(let name, let attributes, let isEmpty):
                isInTitle = name == "title" && title.isEmpty && !skipped.contains("svg")
                if name == "html" { language = attributes["lang"] ?? attributes["xml:lang"] }
                open(name, attributes, isEmpty: isEmpty || Self.empty.contains(name))
            case .close(let name):
                isInTitle = false
                close(name)
            case .text(let piece):
                if isInTitle { title += piece } else if skipped.isEmpty { text += piece }
            }
        }
        flush()
        title = Self.collapsed(title)
    }

    private mutating func open(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
        if !skipped.isEmpty {
            if !isEmpty { skipped.append(name) }
            return
        }
        if name == "br" {
            text += "\u{2028}"
        } else if name == "hr" {
            flush()
            blocks.append(.rule)
        } else if isBeside(name, attributes) {
            if Self.breaking.contains(name) { flush() }
            if !isEmpty { skipped = [name] }
        } else if let level = Self.level(of: name) {
            flush()
            headingLevel = level
        } else if Self.breaking.contains(name) {
            flush()
        }
    }

    private mutating func close(_ name: String) {
        if let last = skipped.lastIndex(of: name) {
            skipped.removeSubrange(last...)
            return
        }
        guard skipped.isEmpty else { return }
        if Self.level(of: name) != nil || Self.breaking.contains(name) { flush() }
    }

    private func isBeside(_ name: String, _ attributes: [String: String]) -> Bool {
        if Self.hidden.contains(name) { return true }
        if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { return true }
        let types = (attributes["type"] ?? "").split(separator: " ").map(String.init)
        if name != "ol", name != "ul", types.contains(where: Self.besides.contains) { return true }
        if let role = attributes["role"], Self.roles.contains(role) { return true }
        return (attributes["class"] ?? "").split(separator: " ").contains { Self.classes.contains(String($0)) }
    }

    /// Ends the block that is being read.
    private mutating func flush() {
        let lines = text.split(separator: "\u{2028}").map { Self.collapsed(String($0)) }.filter { !$0.isEmpty }
        text = ""
        defer { headingLevel = nil }
        guard !lines.isEmpty else { return }
        if headingLevel != nil {
            blocks.append(.heading(lines.joined(separator: " ")))
        } else if lines != [Manuscript.unfinishedNote] {
            blocks.append(.paragraph(lines.joined(separator: "\n")))
        }
    }

    private static func level(of name: String) -> Int? {
        guard name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue, (1...6).contains(level)
        else { return nil }
        return level
    }

    /// White space as HTML has it: runs are one space.
    static func collapsed(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" || $0 == "\u{0C}" }.joined(
            separator: " ")
    }
}
