import Publishing

/// In which form a story leaves.
struct ExportQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional(
            "format", .oneOf(ExportFormat.self), "Markdown, plain text, one page of HTML, or lossless JSON.",
            default: "md"))

    let format: String
}
