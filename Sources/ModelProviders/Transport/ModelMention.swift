/// Which models a refusal names. Behind an alias stand several machines; when one of them has lost its model, its 404
/// names that model and not the one that was asked for, and the next call may reach a machine that has it.
enum ModelMention {
    /// Whether `text` names another model than `model`, and `model` nowhere.
    ///
    /// - Parameters:
    ///   - text: what the server said.
    ///   - model: the model that was asked for.
    static func namesAnother(_ text: String, than model: String) -> Bool {
        let names = names(in: text)
        return !names.isEmpty && !names.contains { isSame($0, model) }
    }

    /// The names of models in a sentence: what stands in quotation marks, what follows “models/”, and what follows “model”
    /// or “not found:” where it looks like a name. Empty where the sentence does not speak of a model.
    static func names(in text: String) -> [String] {
        guard text.lowercased().contains("model") else { return [] }
        var names = quoted(in: text)
        let words = text.split(whereSeparator: \.isWhitespace).map(bare)
        for (index, word) in words.enumerated() {
            let folded = word.lowercased()
            if folded.hasPrefix("models/") { names.append(word) }
            let follows = folded == "model" || (folded == "found" && text.contains("ound: "))
            if follows, index + 1 < words.count, isName(words[index + 1]) { names.append(words[index + 1]) }
        }
        return names
    }

    /// Whether two names are of one model: case, `models/` and `library/` before it and `:latest` behind it do not count,
    /// nor does a provider before a slash or a choice behind a colon that only one of them has.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (left, right) = (folded(one), folded(other))
        if left == right { return true }
        let (leftBase, rightBase) = (left.prefix { $0 != ":" }, right.prefix { $0 != ":" })
        guard left.contains(":") != right.contains(":") || leftBase.count == left.count else { return false }
        if leftBase == rightBase { return true }
        guard leftBase.contains("/") != rightBase.contains("/") else { return false }
        return leftBase.split(separator: "/").last == rightBase.split(separator: "/").last
    }

    private static func folded(_ name: String) -> String {
        var name = name.lowercased()
        for prefix in ["models/", "library/"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        if name.hasSuffix(":latest") { name.removeLast(7) }
        return name
    }

    private static let marks: [Character: Character] = ["'": "'", "\"": "\"", "`": "`", "“": "”", "‘": "’", "«": "»"]

    private static func quoted(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let start = rest.firstIndex(where: { marks[$0] != nil }) {
            let close = marks[rest[start]]
            // An apostrophe within a word opens nothing.
            let isInWord = start > text.startIndex && text[text.index(before: start)].isLetter
            rest = rest[rest.index(after: start)...]
            guard !isInWord, let end = rest.firstIndex(where: { $0 == close }) else { continue }
            let name = String(rest[..<end])
            if (2...160).contains(name.count), !name.contains(where: \.isWhitespace), name.contains(where: \.isLetter) {
                names.append(name)
                rest = rest[rest.index(after: end)...]
            }
        }
        return names
    }

    private static func bare(_ word: Substring) -> String {
        let edges = "'\"`“”‘’«»()[],.;!?"
        var word = word
        while let first = word.first, edges.contains(first) { word.removeFirst() }
        while let last = word.last, edges.contains(last) || last == ":" { word.removeLast() }
        return String(word)
    }

    /// Words of a sentence have no figures, dashes or slashes; names of models do.
    private static func isName(_ word: String) -> Bool {
        word.count > 1 && word.contains { $0.isNumber || "-_/:.".contains($0) } && word.contains(where: \.isLetter)
    }
}
