import StoryDomain

/// Sorts the lines of a stream: which are story and which are not.
enum LineRules {
    /// What a whole line is.
    enum Kind: Hashable {
        case blank
        case prose
        /// A heading, preamble or count of words, and what it is listed as; a fence is not listed.
        case decoration(LeftOut.Kind?)
        /// A rule or ornament, as models set between scenes.
        case rule
        /// "The End" on a line of its own.
        case closing
        /// A model's talk about its work, and how sure that is.
        case metaText(MetaText.Certainty)
    }

    /// Lines longer than this many scalars are prose, so that a reader never waits long for one.
    static let longest = 400

    /// The kind of a whole line.
    ///
    /// - Parameters:
    ///   - atStart: Whether no prose came before it in this call.
    ///   - titles: The story's and the scene's title.
    ///   - language: What the story is written in, where that is known.
    static func kind(
        of line: some StringProtocol, atStart: Bool, titles: [String], language: LanguageTag? = nil
    ) -> Kind {
        let line = Paragraphs.trimmed(line)
        if line.isEmpty { return .blank }
        if line.hasPrefix("```") { return .decoration(nil) }
        if Headings.isRule(line) { return .rule }
        if Headings.isMarkdownHeading(line) { return .decoration(.heading) }
        switch ClosingMarkers.kind(of: line, language: language) {
        case .closing: return .closing
        case .suspension, .token: return .decoration(.marker)
        case nil: break
        }
        if isWordTally(line) { return .decoration(.tally) }
        if isBracketNote(line) { return .decoration(.marker) }
        if Headings.isLabel(line) || isBoldTitle(line) { return .decoration(.heading) }
        if atStart {
            if PreambleRules.isPreamble(line) || ForeignTalk.announces(line) { return .decoration(.announcement) }
            if PreambleRules.isTitle(line, of: titles) || PreambleRules.looksLikeTitle(line)
                || HeadingReader.heading(of: line) != nil
            {
                return .decoration(.heading)
            }
        }
        return MetaText.certainty(of: Sentences.split(line, limit: 1).first ?? line).map { .metaText($0) } ?? .prose
    }

    /// Whether the line's end must be seen before its first sentence can be shown.
    static func mustWait(for sentence: some StringProtocol, atStart: Bool, titles: [String]) -> Bool {
        guard let first = sentence.unicodeScalars.first else { return false }
        if first == "#" || first == "[" || first == "`" || first == "【" || sentence.hasPrefix("**") { return true }
        if first == "(" || first == "（" { return isWordTally(sentence) || ClosingMarkers.kind(of: sentence) != nil }
        if Headings.isLabel(sentence) || isWordTally(sentence) { return true }
        guard atStart else { return false }
        return PreambleRules.mayOpen(sentence) || PreambleRules.mayBeTitle(sentence, of: titles)
            || ForeignTalk.mayAnnounce(sentence) || HeadingReader.heading(of: sentence) != nil
    }

    /// "Word count: 300", "(Words: 512)", "[300 words]".
    static func isWordTally(_ line: some StringProtocol) -> Bool {
        guard line.utf8.count <= 120 else { return false }
        let words = WordCount.tokens(in: line).map { WordCount.folded($0) }
        let named = words.first.map { ["total", "approximate", "final", "current"].contains($0) } == true ? 1 : 0
        if words.dropFirst(named).starts(with: ["word", "count"]) {
            // "Word count was what he cared about." is prose.
            return words.count <= 8 && (line.contains(":") || words.contains { Int($0) != nil })
        }
        let hasNumber = words.contains { $0.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false }
        if ForeignTalk.isTally(line) { return true }
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
