/// A manuscript as plain text: one paragraph a line, a blank line between, nothing wrapped and nothing escaped.
enum PlainTextExport {
    /// The whole text, ended by a line break.
    static func text(of manuscript: Manuscript) -> String {
        var blocks = [TextLines.joined(manuscript.title)]
        if !manuscript.author.isEmpty { blocks.append(manuscript.author) }
        for (index, part) in manuscript.parts.enumerated() {
            if manuscript.hasHeadings {
                blocks.append(TextLines.joined(part.heading))
            } else if index > 0 {
                blocks.append("* * *")
            }
            blocks += part.paragraphs.map { TextLines.lines(of: $0).joined(separator: "\n") }
        }
        if !manuscript.isFinished {
            blocks.append("[\(Manuscript.unfinishedNote)]")
        }
        if !manuscript.licence.isEmpty { blocks.append(manuscript.licence) }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
