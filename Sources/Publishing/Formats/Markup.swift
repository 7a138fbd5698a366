/// Story text between the signs of HTML and XML.
enum Markup {
    /// A paragraph of data with its line breaks shown.
    ///
    /// - Parameter lineBreak: the element for a break.
    static func paragraph(_ text: String, lineBreak: String = "<br>") -> String {
        TextLines.lines(of: text).map { escaped(String($0)) }.joined(separator: lineBreak + "\n")
    }

    /// Text that is safe between tags and in quoted attributes. Characters that HTML or XML forbid (control characters
    /// but tab, of those that are left in a line, and noncharacters) become U+FFFD, as a browser would show the worst of them.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(Self.isForbidden(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return escaped
    }

    /// The text with forbidden characters replaced, for places that are not markup.
    static func cleaned(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isForbidden) else { return text }
        var cleaned = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { cleaned.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
        return String(cleaned)
    }

    /// Noncharacters are the last two of each plane and U+FDD0 to U+FDEF. XML forbids the first two, and cairo refuses a
    /// whole file for any of them.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t": false
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": true
        default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
        }
    }
}
