import StoryDomain

/// Sorts the lines of a stream: which are story and which are not.
enum LineRules {
    /// What a whole line is.
    enum Kind: Hashable {
        case blank
        case prose
        /// A heading, rule, fence, preamble or count of words: left out without a word.
        case decoration
        /// "The End" on a line of its own.
        case closing
        /// A model's talk about its work.
        case metaText
    }

    /// Lines longer than this many scalars are prose, so that a reader never waits long for one.
    static let longest = 400

    /// The kind of a whole line.
    ///
    /// - Parameters:
    ///   - atStart: Whether no prose came before it in this call.
    ///   - titles: The story's and the scene's title.
    static func kind(of line: some StringProtocol, atStart: Bool, titles: [String]) -> Kind {
        let line = Paragraphs.trimmed(line)
        if line.isEmpty { return .blank }
        if line.hasPrefix("```") || Headings.isRule(line) || Headings.isMarkdownHeading(line) { return .decoration }
        switch ClosingMarkers.kind(of: line) {
        case .closing: return .closing
        case .suspension, .token: return .decoration
        case nil: break
        }
        if Headings.isLabel(line) || isWordTally(line) || isBracketNote(line) || isBoldTitle(line) {
            return .decoration
        }
        if atStart {
            if PreambleRules.isPreamble(line) || PreambleRules.isTitle(line, of: titles)
                || PreambleRules.looksLikeTitle(line)
            {
                return .decoration
            }
        }
        return MetaText.opens(Sentences.split(line).first ?? line) ? .metaText : .prose
    }

    /// Whether the line's end must be seen before its first sentence can be shown.
    static func mustWait(for sentence: some StringProtocol, atStart: Bool, titles: [String]) -> Bool {
        guard let first = sentence.unicodeScalars.first else { return false }
        if first == "#" || first == "[" || first == "`" || sentence.hasPrefix("**") { return true }
        if first == "(" { return isWordTally(sentence) || ClosingMarkers.kind(of: sentence) != nil }
        if Headings.isLabel(sentence) || isWordTally(sentence) { return true }
        return atStart && (PreambleRules.mayOpen(sentence) || PreambleRules.mayBeTitle(sentence, of: titles))
    }

    /// "Word count: 300", "(Words: 512)", "[300 words]".
    static func isWordTally(_ line: some StringProtocol) -> Bool {
        let words = WordCount.tokens(in: line.prefix(80)).map { WordCount.folded($0) }
        if words.starts(with: ["word", "count"]) || words.starts(with: ["total", "word", "count"]) { return true }
        if words.starts(with: ["approximate", "word", "count"]) || words.starts(with: ["final", "word", "count"]) {
            return true
        }
        let hasNumber = words.contains { $0.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false }
        guard hasNumber, words.count <= 4, words.contains("words") else { return false }
        return words.first == "words" || words.first == "total" || line.hasPrefix("(") || line.hasPrefix("[")
    }

    /// "[Scene continues]": a whole line in brackets that speaks of the text.
    private static func isBracketNote(_ line: Substring) -> Bool {
        guard let first = line.first, let last = line.last, "[(（【".contains(first), "])）】".contains(last) else {
            return false
        }
        let words = WordCount.tokens(in: line).map { WordCount.folded($0) }
        let speaksOfText = MetaText.works.union(["continues", "continued", "continue", "end", "note", "part", "pause"])
        return words.count <= 8 && words.contains { speaksOfText.contains($0) } && (first == "[" || words.count <= 4)
    }

    /// "**The Lamp Room**": a bold line without punctuation at its end.
    private static func isBoldTitle(_ line: Substring) -> Bool {
        guard line.hasPrefix("**") || line.hasPrefix("__"), line.hasSuffix("**") || line.hasSuffix("__") else {
            return false
        }
        let plain = Headings.plain(line)
        guard let last = plain.unicodeScalars.last, !plain.contains("*") else { return false }
        return WordCount.words(in: plain) <= 12 && (last.isWordPart || last == ":")
    }
}
