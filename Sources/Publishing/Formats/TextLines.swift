/// Line breaks inside one text.
enum TextLines {
    /// The lines of `text`, ended by LF, CR or both; what other characters might break stays in its line.
    static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: isBreak)
    }

    /// `text` without line breaks at its ends.
    static func trimmed(_ text: String) -> String {
        var trimmed = text.drop(while: isBreak)
        while let last = trimmed.last, isBreak(last) { trimmed.removeLast() }
        return String(trimmed)
    }

    /// `text` in one line, for titles.
    static func joined(_ text: String) -> String {
        lines(of: text).joined(separator: " ")
    }

    private static func isBreak(_ character: Character) -> Bool {
        character == "\n" || character == "\r" || character == "\r\n"
    }
}
