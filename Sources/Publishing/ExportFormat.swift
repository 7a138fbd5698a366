/// A form in which a story leaves the house; the raw value is what a person types and the file's extension.
package enum ExportFormat: String, Sendable, CaseIterable {
    /// Markdown (CommonMark).
    case md
    /// Plain text: one paragraph a line, a blank line between.
    case txt
    /// One self-contained page.
    case html
    /// Everything, to be read back without loss.
    case json
    /// A book for readers of books, EPUB 3.
    case epub
    /// A document for word processors, Office Open XML.
    case docx
    /// Pages to print.
    case pdf

    /// The format of files whose names end so, in any capitals; nil where no format does.
    package init?(ending: String) {
        switch ending.lowercased() {
        case "markdown", "mkd": self = .md
        case "text": self = .txt
        case "htm": self = .html
        case let name:
            guard let format = ExportFormat(rawValue: name) else { return nil }
            self = format
        }
    }

    /// The endings that are known, for people: ".md, .txt, …".
    package static var endings: String {
        let all = allCases.map { "." + $0.rawValue }
        return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
    }

    /// What the file's name ends in, without the dot.
    package var fileExtension: String { rawValue }

    /// Whether the file is text that a terminal can show.
    package var isText: Bool {
        switch self {
        case .md, .txt, .html, .json: true
        case .epub, .docx, .pdf: false
        }
    }

    /// Whether pictures can stand in it.
    package var hasPictures: Bool { self != .txt }

    /// The media type, with the encoding where one can be said.
    package var mediaType: String {
        switch self {
        case .md: "text/markdown; charset=utf-8"
        case .txt: "text/plain; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .json: "application/json"
        case .epub: "application/epub+zip"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        }
    }
}
