extension PromptData {
    /// The beginning of `text` on one line, of at most `most` characters.
    static func clipped(_ text: String, to most: Int) -> String {
        let line = line(text)
        return line.count <= most ? line : String(line.prefix(max(1, most - 1))) + "…"
    }

    /// A text of several paragraphs as data: each on one line, with an empty line between them.
    static func paragraphs(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { line(String($0)) }.filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }
}
