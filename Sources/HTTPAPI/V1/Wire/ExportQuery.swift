import Publishing

/// In which form a story leaves.
struct ExportQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional(
            "format", .oneOf(ExportFormat.self),
            "Markdown, plain text, one page of HTML, lossless JSON, an EPUB book, a DOCX document, or PDF.",
            default: "md"))

    let format: String
}
