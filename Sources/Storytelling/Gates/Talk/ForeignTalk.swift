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
        let text = folded(opening(of: line))
        return TalkTable.all.contains { table in
            begins(text, with: table.affirmations) || begins(text, with: table.announcements)
                || begins(text, with: table.promises)
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
        while let behind = Self.rest(of: rest, behindOneOf: table.affirmations) {
            // "Claro" before a comma or a stop is an answer; "Claro que era tarde" is prose.
            guard let mark = Paragraphs.trimmed(behind).unicodeScalars.first else { return endsInColon || affirms }
            guard !mark.isWordPart || mark.value >= 0x0E00 else { break }
            rest = Substring(behind.unicodeScalars.drop { !$0.isWordPart && !"¿¡".unicodeScalars.contains($0) })
            affirms = true
            if rest.isEmpty { return endsInColon }
        }
        if table.promises.contains(where: { rest.holds($0) }) {
            return affirms || endsInColon || begins(rest, with: table.promises) && isShort(rest)
        }
        // Most lines are neither, and are not looked at further.
        guard affirms || endsInColon else { return false }
        let isAnnounced = begins(rest, with: table.announcements)
        let namesWork = table.works.contains { rest.holds($0) }
        if endsInColon {
            if isAnnounced { return namesWork || WordCount.words(in: rest) <= fewWords }
            return affirms && namesWork
        }
        return isAnnounced && namesWork && isShort(rest)
    }

    /// Whether a paragraph at an answer's end begins as a remark on it.
    static func takesLeave(_ sentence: some StringProtocol) -> Bool {
        let text = folded(opening(of: sentence))
        guard let first = text.unicodeScalars.first, let farewells = farewells[first] else { return false }
        return farewells.contains { text.opens(with: $0) }
    }

    /// As much of a line as the longest phrase of the tables has, and what may stand before one.
    private static func opening(of line: some StringProtocol) -> Substring {
        Substring(Substring(line).unicodeScalars.prefix(longestPhrase + 20))
    }

    /// Scalars of the longest phrase that a line is looked at for at its beginning.
    private static let longestPhrase: Int = {
        var longest = 0
        for table in TalkTable.all {
            for phrases in [table.affirmations, table.announcements, table.promises, table.farewells] {
                for phrase in phrases { longest = max(longest, phrase.unicodeScalars.count) }
            }
        }
        return longest
    }()

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
                guard text.holds(tally) else { return false }
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

    /// Whether `text` begins with one of `phrases`, as a whole word.
    private static func begins(_ text: Substring, with phrases: [String]) -> Bool {
        rest(of: text, behindOneOf: phrases) != nil
    }

    /// What stands behind the longest of `phrases` that `text` begins with, as a whole word; nil where it begins with none.
    private static func rest(of text: Substring, behindOneOf phrases: [String]) -> Substring? {
        var longest: (length: Int, rest: Substring)?
        for phrase in phrases where phrase.utf8.count > longest?.length ?? 0 && text.opens(with: phrase) {
            let rest = text[text.utf8.index(text.startIndex, offsetBy: phrase.utf8.count)...]
            let isWhole = rest.unicodeScalars.first.map { !$0.isWordPart || $0.value >= 0x0E00 } ?? true
            if isWhole { longest = (phrase.utf8.count, rest) }
        }
        return longest?.rest
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
