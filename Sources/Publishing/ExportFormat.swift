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

    /// What the file's name ends in, without the dot.
    package var fileExtension: String { rawValue }

    /// The media type, with the encoding where one can be said.
    package var mediaType: String {
        switch self {
        case .md: "text/markdown; charset=utf-8"
        case .txt: "text/plain; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .json: "application/json"
        }
    }
}
