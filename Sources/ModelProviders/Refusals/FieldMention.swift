/// Finds the names of fields in a sentence.
enum FieldMention {
    /// Names that are English words too: they count only in quotes, or beside a word that says they are a field.
    private static let words: Set<String> = ["stop", "stream", "grammar", "seed", "temperature", "strict"]
    private static let fieldWords = ["parameter", "field", "argument", "property", "param", "option", "key", "setting"]
    private static let quotes: Set<Character> = ["'", "\"", "`", "[", "."]

    /// Whether `text` (lower case, straight quotes) names `field`.
    static func isNamed(_ field: String, in text: String) -> Bool {
        let name = field.lowercased()
        var rest = text[...]
        while let range = rest.firstRange(of: name) {
            let before = text[..<range.lowerBound]
            let after = text[range.upperBound...]
            if isWhole(before.last, after.first), counts(name, before, after) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    private static func isWhole(_ before: Character?, _ after: Character?) -> Bool {
        func isName(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        return !isName(before) && !isName(after)
    }

    private static func counts(_ name: String, _ before: Substring, _ after: Substring) -> Bool {
        guard words.contains(name) else { return true }
        if let quote = before.last, quotes.contains(quote) { return true }
        // LiteLLM: “doesn't support temperature=0.4”.
        if after.first == "=" { return true }
        let near = before.suffix(24) + "|" + after.prefix(24)
        if fieldWords.contains(where: near.contains) { return true }
        // “temperature is not supported”, “seed: extra inputs are not permitted”.
        let next = after.drop { $0 == ":" || $0 == " " }
        return name != "stop" && name != "stream"
            && ["is not", "does not", "isn't", "not ", "unsupported", "extra", "must", "only"].contains(
                where: next.hasPrefix)
    }
}
