/// What follows one another in a manuscript, whatever file it came in.
enum ManuscriptBlock: Equatable {
    /// The title of the whole.
    case title(String)
    /// The name of a part.
    case heading(String)
    /// A break between parts.
    case rule
    /// Lines that belong together are parted by line breaks.
    case paragraph(String)

    /// The blocks as Markdown, which the reader of text files parts into sections.
    static func text(of blocks: [ManuscriptBlock]) -> String {
        blocks.map { block in
            switch block {
            case .title(let text): "# " + text
            case .heading(let text): "## " + text
            case .rule: "* * *"
            case .paragraph(let text): text
            }
        }.joined(separator: "\n\n")
    }
}
