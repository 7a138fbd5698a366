/// The tags and entities of HTML that models write in prose.
enum HTMLWords {
    /// What a tag means for plain text.
    enum Meaning: Hashable {
        case nothing
        case lineBreak
        case rule
        case quote(Unicode.Scalar)
    }

    private static let inline: Set<String> = [
        "i", "em", "b", "strong", "u", "s", "del", "ins", "mark", "small", "big", "sub", "sup", "span", "font", "cite",
        "code", "tt", "kbd", "a", "strike", "abbr", "var", "samp", "center", "html", "body", "ruby", "rb", "rp", "rt",
    ]
    private static let blocks: Set<String> = [
        "br", "p", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "ul", "ol", "li",
        "pre",
        "poem", "header", "footer", "main",
    ]

    /// The meaning of a tag, from `<` to `>`; nil where it is none.
    static func meaning(ofTag tag: [Unicode.Scalar]) -> Meaning? {
        if tag.count > 6, tag[1] == "!", tag[2] == "-" { return tag.suffix(3) == ["-", "-", ">"] ? .nothing : nil }
        let closes = tag[1] == "/"
        let inner = tag[(closes ? 2 : 1)...].dropLast()
        let name = String(String.UnicodeScalarView(inner.prefix { $0.isASCIIAlphanumeric })).lowercased()
        let rest = inner.dropFirst(name.unicodeScalars.count)
        // Behind a name come attributes or a slash.
        guard rest.isEmpty || rest.first == "/" || (rest.first == " " && (rest.contains("=") || rest.last == "/"))
        else {
            return nil
        }
        if name == "hr" { return .rule }
        if name == "q" { return .quote(closes ? "”" : "“") }
        if blocks.contains(name) { return .lineBreak }
        return inline.contains(name) ? .nothing : nil
    }

    private static let entities: [String: String] = [
        "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "mdash": "—", "ndash": "–",
        "hellip": "…",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bdquo": "„", "sbquo": "‚",
        "shy": "", "ensp": " ", "emsp": " ", "thinsp": " ", "zwnj": "\u{200C}", "zwj": "\u{200D}", "copy": "©",
        "deg": "°",
        "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß",
        "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "ntilde": "ñ", "iexcl": "¡", "iquest": "¿", "middot": "·", "bull": "•",
    ]

    /// What an entity stands for, by its name without `&` and `;`; nil where there is no such one.
    static func scalars(of name: String) -> [Unicode.Scalar]? {
        if let text = entities[name] { return Array(text.unicodeScalars) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code >= 0x20, let scalar = Unicode.Scalar(code) else { return nil }
        return [scalar == "\u{A0}" ? " " : scalar]
    }
}
