import StoryDomain

/// Recognises models' talk around their answers in other languages than English, by `TalkTable`.
///
/// What is left out must be sure: the line has the form of an announcement (it begins with "here is" and names the work,
/// or ends in a colon), or begins as remarks behind an answer do. The caller looks only where such lines stand.
enum ForeignTalk {
    /// Lines are no longer than this many characters.
    private static let longest = 160
    /// An announcement that ends in a colon and names no work is no longer than this many words.
    private static let fewWords = 6

    /// Whether a line could be an announcement, judging by its beginning.
    static func mayAnnounce(_ line: some StringProtocol) -> Bool {
        let text = folded(line)
        return TalkTable.all.contains { table in
            begins(text, with: table.affirmations) != nil || begins(text, with: table.announcements) != nil
                || begins(text, with: table.promises) != nil
        }
    }

    /// Whether the whole line announces an answer.
    static func announces(_ line: some StringProtocol) -> Bool {
        let text = folded(line)
        guard text.count <= longest else { return false }
        let endsInColon = text.hasSuffix(":") || text.hasSuffix("：")
        return TalkTable.all.contains { announces(text, endsInColon: endsInColon, by: $0) }
    }

    private static func announces(_ text: Substring, endsInColon: Bool, by table: TalkTable) -> Bool {
        var rest = text
        var affirms = false
        while let length = begins(rest, with: table.affirmations) {
            let behind = rest.dropFirst(length)
            // "Claro" before a comma or a stop is an answer; "Claro que era tarde" is prose.
            guard let mark = Paragraphs.trimmed(behind).unicodeScalars.first else { return endsInColon || affirms }
            guard !mark.isWordPart || mark.value >= 0x0E00 else { break }
            rest = Substring(behind.unicodeScalars.drop { !$0.isWordPart && !"¿¡".unicodeScalars.contains($0) })
            affirms = true
            if rest.isEmpty { return endsInColon }
        }
        let isAnnounced = begins(rest, with: table.announcements) != nil
        let namesWork = table.works.contains { rest.contains($0) }
        let isPromised = table.promises.contains { rest.contains($0) }
        if isPromised { return affirms || endsInColon || begins(rest, with: table.promises) != nil && isShort(rest) }
        if endsInColon {
            if isAnnounced { return namesWork || WordCount.words(in: rest) <= fewWords }
            return affirms && namesWork
        }
        return affirms && isAnnounced && namesWork && isShort(rest)
    }

    /// Whether a paragraph at an answer's end begins as a remark on it.
    static func takesLeave(_ sentence: some StringProtocol) -> Bool {
        let text = folded(sentence)
        guard let first = text.unicodeScalars.first, let farewells = farewells[first] else { return false }
        return farewells.contains { text.hasPrefix($0) }
    }

    /// All tables' farewells by their first scalar: every paragraph is held against them.
    private static let farewells = Dictionary(
        grouping: TalkTable.all.flatMap(\.farewells), by: { $0.unicodeScalars.first ?? " " })

    /// Whether a line says how many words there are: "字数：1203", "(300 Wörter)".
    static func isTally(_ line: some StringProtocol) -> Bool {
        guard line.utf8.count <= 90, line.unicodeScalars.contains(where: isDigit) else { return false }
        let text = folded(line)
        let isBracketed = text.first.map { "([（【".contains($0) } ?? false
        return TalkTable.all.contains { table in
            table.tallies.contains { tally in
                guard text.contains(tally) else { return false }
                let bare = Substring(text.unicodeScalars.drop { !$0.isWordPart })
                let rest = bare.dropFirst(tally.count)
                if bare.hasPrefix(tally), rest.contains(where: { ":：=".contains($0) }) {
                    return WordCount.words(in: rest) <= 8
                }
                return isBracketed && WordCount.words(in: text) <= 8 && text.count <= 30
            }
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        // The table of properties is slow to ask, and most text is ASCII.
        scalar.value < 0x80 ? ("0"..."9").contains(scalar) : scalar.properties.numericType != nil
    }

    private static func isShort(_ text: Substring) -> Bool {
        text.count <= 80 && Sentences.split(text).count <= 2
    }

    /// The length of the phrase that `text` begins with, as a whole word; the longest of `phrases`.
    private static func begins(_ text: Substring, with phrases: [String]) -> Int? {
        var longest: Int?
        for phrase in phrases where text.hasPrefix(phrase) {
            let next = text.dropFirst(phrase.count).unicodeScalars.first
            let isWhole = next.map { !$0.isWordPart || $0.value >= 0x0E00 } ?? true
            if isWhole { longest = max(longest ?? 0, phrase.count) }
        }
        return longest
    }

    private static func folded(_ line: some StringProtocol) -> Substring {
        let plain = Headings.plain(line.prefix(longest + 40))
        var text = String.UnicodeScalarView()
        // Turkish İ folds into two scalars, French sets spaces that do not break, Spanish opens with its marks.
        for scalar in WordCount.folded(plain).unicodeScalars where scalar != "\u{307}" {
            if text.isEmpty, scalar == "¡" || scalar == "¿" { continue }
            text.append(scalar == "\u{A0}" || scalar == "\u{202F}" ? " " : scalar)
        }
        return Paragraphs.trimmed(String(text))
    }
}
