/// Marks by which a model says that it has finished; they are no part of a story.
package enum ClosingMarkers {
    private static let token = "iamdone"

    /// What a line or sentence that holds nothing but a marker says.
    package enum Kind: Sendable, Hashable {
        /// "The End": what comes after it is no story.
        case closing
        /// "To be continued", "End of scene 3".
        case suspension
        /// "IAMDONE".
        case token
    }

    /// The kind of marker that `text` consists of, or nil where it is anything else.
    ///
    /// Decoration is ignored: Markdown signs, dashes, tildes and brackets. A question or exclamation mark makes it prose.
    ///
    /// - Parameter language: what the text is written in; without it, words that are names or prose elsewhere ("Son",
    ///   "Fine") are no markers.
    package static func kind(of text: some StringProtocol, language: LanguageTag? = nil) -> Kind? {
        guard text.utf8.count <= 120 else { return nil }
        let bare = Self.bare(text)
        if bare.isEmpty { return nil }
        if bare.replacing("_", with: "") == token { return .token }
        let own = language?.primary
        if ClosingWords.closings.contains(bare) {
            guard let languages = ClosingWords.doubtful[bare] else { return .closing }
            return own.map { languages.contains($0) } == true || isMarked(text) ? .closing : nil
        }
        if let own, ClosingWords.closingsByLanguage[own]?.contains(bare) == true { return .closing }
        return ClosingWords.suspensions.contains(bare) || endsPart(bare) ? .suspension : nil
    }

    /// Whether dashes stand around it, as journalists write "-30-".
    private static func isMarked(_ text: some StringProtocol) -> Bool {
        let trimmed = Paragraphs.trimmed(text)
        return trimmed.hasPrefix("-") && trimmed.hasSuffix("-") && trimmed.count > 2
    }

    /// Whether a line says that a book or a part of it ends, as manuscripts do: "End of Book One".
    static func isEndOfPart(_ text: some StringProtocol) -> Bool { endsPart(bare(text)) }

    /// Whether a line says that a part ends: "end of scene 3", "Fin du chapitre", "Bölüm sonu", "第三章完".
    private static func endsPart(_ bare: String) -> Bool {
        if bare.hasSuffix("完") || bare.hasSuffix("终") || bare.hasSuffix("終") || bare.hasSuffix("了") {
            let rest = bare.dropLast()
            if rest.hasPrefix("第"), Headings.isLabel(Paragraphs.trimmed(rest)) { return true }
        }
        var words = WordCount.tokens(in: bare).map(String.init)
        while words.count > 1, HeadingNumber.isNumber(words[words.count - 1].uppercased()) { words.removeLast() }
        guard let first = words.first, let last = words.last, (2...5).contains(words.count) else { return false }
        func isPart(_ word: String) -> Bool {
            HeadingWords.parts.contains(word) || ClosingWords.partsInCases.contains(word)
        }
        if ClosingWords.endsOfParts.contains(first) { return isPart(last) }
        return ClosingWords.endsBehindParts.contains(last) && words.count <= 3
            && words.dropLast().allSatisfy { isPart($0) || HeadingNumber.isNumber($0) || Headings.isLabel($0) }
    }

    /// Whether `text` is "The End" as a title is spelled, so that no prose is meant even in mid-paragraph.
    package static func isSpelledOut(_ text: some StringProtocol) -> Bool {
        let words = WordCount.tokens(in: text)
        return words.count == 2 && kind(of: text) == .closing && words[1].first?.isUppercase == true
    }

    /// Whether `sentence`, the last of a paragraph, is a marker: words that are one only on a line of their own, such as
    /// "Fin.", are not looked for there.
    package static func isTrailing(_ sentence: some StringProtocol) -> Bool {
        guard sentence.utf8.count <= 60 else { return false }
        switch kind(of: sentence) {
        case .token: return true
        case .closing, .suspension:
            let bare = bare(sentence)
            return bare.contains(" ") || ClosingWords.trailing.contains(bare)
        case nil: return false
        }
    }

    /// Takes the markers out of running text: the done token in any case, and bracketed ends such as "[END]".
    ///
    /// - Returns: The text without them, the markers as found, and whether one of them closes the story.
    package static func stripped(_ text: String) -> (text: String, found: [String], closes: Bool) {
        guard mayHoldMarker(text) else { return (text, [], false) }
        var rest = Substring(text)
        var result = ""
        var found: [String] = []
        var closes = false
        while let match = nextMarker(in: rest) {
            result += rest[..<match.range.lowerBound]
            found.append(String(rest[match.range]))
            closes = closes || match.closes
            rest = rest[match.range.upperBound...]
            dropDress(before: &result, after: &rest)
        }
        return found.isEmpty ? (text, [], false) : (result + rest, found, closes)
    }

    /// The lines of `paragraphs` that hold a marker, except "The End" in the very last line.
    package static func leftovers(in paragraphs: [String]) -> [String] {
        paragraphs.indices.flatMap { index -> [String] in
            let paragraph = paragraphs[index]
            if let kind = kind(of: paragraph) {
                return kind == .closing && index == paragraphs.count - 1 ? [] : [paragraph]
            }
            return stripped(paragraph).found
        }
    }

    private static func bare(_ text: some StringProtocol) -> String {
        let signs: Set<Unicode.Scalar> = [
            "*", "_", "#", "~", " ", ".", "…", "[", "]", "(", ")", "（", "）", "【", "】", "。", "<", ">", "=", "-", "–",
            "—",
        ]
        var view = Substring(text).unicodeScalars
        while let first = view.first, signs.contains(first) || first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, signs.contains(last) || last.properties.isWhitespace { view.removeLast() }
        return WordCount.folded(Substring(view))
    }

    /// Drops the emphasis around a marker that was cut out, and its full stop where the text before it has one.
    private static func dropDress(before: inout String, after: inout Substring) {
        while let last = before.last, last == "*" || last == "_" { before.removeLast() }
        while let first = after.first, first == "*" || first == "_" { after.removeFirst() }
        let told = Paragraphs.trimmed(before)
        if after.first == ".", told.isEmpty || Sentences.endsComplete(told.suffix(40)) { after.removeFirst() }
    }

    /// A quick look that spares most sentences the search: a bracket, or the letters "iam" in one.
    private static func mayHoldMarker(_ text: String) -> Bool {
        var matched = 0
        let start = Array(token.utf8.prefix(3))
        for byte in text.utf8 {
            if byte == 0x5B || byte == 0x28 { return true }
            let letter = byte | 0x20
            matched = letter == start[matched] ? matched + 1 : (letter == start[0] ? 1 : 0)
            if matched == start.count { return true }
        }
        return false
    }

    private static func nextMarker(in text: Substring) -> (range: Range<Substring.Index>, closes: Bool)? {
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == "[" || character == "(" {
                if let close = text[index...].prefix(40).firstIndex(of: character == "[" ? "]" : ")") {
                    let range = index..<text.index(after: close)
                    if let kind = kind(of: text[range]), kind != .token { return (range, kind == .closing) }
                }
            } else if character == "I" || character == "i" {
                let end = text.index(index, offsetBy: token.count, limitedBy: text.endIndex)
                if let end, text[index..<end].lowercased() == token { return (index..<end, false) }
            }
            index = text.index(after: index)
        }
        return nil
    }
}
