import LanguageModels

/// Makes a provider's own words fit to stand in one of our sentences.
enum RefusalText {
    /// The most characters that are quoted.
    static let limit = 300

    /// `text` on one line, cut to `limit`, with every key that it quotes struck out; nil where nothing is left.
    ///
    /// - Parameters:
    ///   - text: What the provider said.
    ///   - keys: What must not be repeated; some servers quote the key that they refuse.
    static func quotable(_ text: String, without keys: [Secret]) -> String? {
        var line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for key in keys.map({ $0.reveal() }) where key.count >= 4 {
            line = line.split(separator: key, omittingEmptySubsequences: false).joined(separator: "••••")
        }
        line = String(line.prefix { $0 != "\u{0}" })
        if line.count > limit { line = line.prefix(limit - 1) + "…" }
        while line.last == "." { line.removeLast() }
        return line.isEmpty ? nil : line
    }
}
