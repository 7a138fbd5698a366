/// Writes one JSON object on one line, its members in the order in which they come.
struct JSONLine {
    /// Strings keep this many characters.
    static let longestText = 4_096

    private(set) var text = "{"

    /// Adds a member.
    mutating func add(_ key: String, _ value: String) {
        begin(key)
        append(value)
    }

    /// Adds an object, whose members `body` adds.
    mutating func add(_ key: String, _ body: (inout JSONLine) -> Void) {
        begin(key)
        text += Self.object(body)
    }

    /// Adds a list, whose elements are objects, lists or strings written already.
    mutating func add(_ key: String, list: [String]) {
        begin(key)
        text += "[" + list.joined(separator: ",") + "]"
    }

    /// A whole object.
    static func object(_ body: (inout JSONLine) -> Void) -> String {
        var line = JSONLine()
        body(&line)
        return line.text + "}"
    }

    /// A string in quotes, cut to `longestText`.
    static func string(_ value: String) -> String {
        var line = JSONLine()
        line.text = ""
        line.append(value)
        return line.text
    }

    private mutating func begin(_ key: String) {
        if text.utf8.last != UInt8(ascii: "{") { text += "," }
        append(key)
        text += ":"
    }

    private mutating func append(_ value: String) {
        let isLong = value.utf8.count > Self.longestText
        let shown = isLong ? value.prefix(Self.longestText) : value[...]
        text += "\""
        for scalar in shown.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Also what some readers take for the end of a line.
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        if isLong { text += "…" }
        text += "\""
    }
}
