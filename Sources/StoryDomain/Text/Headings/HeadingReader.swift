/// Reads the headings of a text: "Chapter 3: The Lamp", "Erstes Kapitel", "第一百二十三章 归来", "الفصل الأول", "Prologue", "IV.".
///
/// One reader for what models write over their answers, for the titles of plans, and for files.
package enum HeadingReader {
    /// A line that names a part of a text.
    package struct Heading: Hashable, Sendable {
        /// How the part is named.
        package enum Kind: Hashable, Sendable {
            /// By a noun and a number: "Chapter 3".
            case numbered
            /// By a word that needs no number: "Epilogue".
            case named
            /// By nothing but a number, with its value: "3", "IV.", "（二）".
            case number(Int)
        }

        package var kind: Kind
        /// What stands behind the name, without separators; empty where there is nothing.
        package var title: String
    }

    /// A heading has fewer words than this.
    private static let mostWords = 14
    /// A heading of a script without spaces has no more characters than this.
    private static let mostCharacters = 40
    /// The same where nothing parts its title from its number.
    private static let mostJoined = 18

    /// The heading that `line` is; nil for prose.
    ///
    /// A sentence that merely begins so ("Chapter One was the longest.") is none: behind the number there must be the end
    /// or a separator, and at the end no full stop.
    package static func heading(of line: some StringProtocol) -> Heading? {
        guard line.utf8.count <= 240 else { return nil }
        let text = undressed(line)
        guard let first = text.unicodeScalars.first,
            first.isWordPart || first.isDash || first == "(" || first == "（" || first == "#"
        else { return nil }
        if let value = bareNumber(text) { return Heading(kind: .number(value), title: "") }
        if first.value >= 0x0E00 || first.value < 0x80, let heading = unspaced(text) { return heading }
        return spaced(text)
    }

    /// Whether a line that is nothing but a number is a heading: numbers of parts count from 1.
    ///
    /// - Parameter last: the value of the last such heading; 0 before the first.
    package static func continues(_ last: Int, with value: Int) -> Bool { value == last + 1 }

    /// `line` without the signs of Markdown, and without the brackets around it.
    private static func undressed(_ line: some StringProtocol) -> Substring {
        var text = Headings.plain(line)
        let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("【", "】"), ("[", "]"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("〔", "〕"), ("“", "”"), ("«", "»"),
            ("\"", "\""),
        ]
        for (open, close) in pairs where text.unicodeScalars.first == open && text.unicodeScalars.last == close {
            text = Headings.plain(Substring(text.unicodeScalars.dropFirst().dropLast()))
        }
        return text
    }

    // MARK: - Numbers alone

    /// "3", "IV.", "- 3 -", "（二）", "一、".
    private static func bareNumber(_ text: Substring) -> Int? {
        guard text.unicodeScalars.count <= 10 else { return nil }
        var core = text.unicodeScalars
        func isAround(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isDash || scalar.isSpace || scalar.isOpeningBracket || scalar.isClosingBracket || scalar == "#"
                || scalar == "、" || scalar == "." || scalar == "．"
        }
        while let first = core.first, isAround(first) { core.removeFirst() }
        while let last = core.last, isAround(last) { core.removeLast() }
        let number = Substring(core)
        if let value = HeadingNumber.value(of: number) { return value < 1_000 ? value : nil }
        return HeadingNumber.ideographicValue(of: number)
    }

    // MARK: - Scripts with spaces

    private static func spaced(_ text: Substring) -> Heading? {
        let words = WordCount.tokens(in: text)
        guard let first = words.first, words.count < mostWords else { return nil }
        let name = folded(first)
        if HeadingWords.alone.contains(name), let title = title(behind: text[first.endIndex...], isLoose: false) {
            return Heading(kind: .named, title: title)
        }
        guard words.count > 1 else { return nil }
        if HeadingWords.parts.contains(name) {
            var next = 1
            if ["thứ", "số", "no", "nr", "nº", "n"].contains(folded(words[1])), words.count > 2 { next = 2 }
            guard isNumber(words[next]) else { return nil }
            let isDigits = HeadingNumber.value(of: words[next]) != nil
            // "Глава двадцать первая", "Chapter Twenty-One"
            while next + 1 < words.count, HeadingWords.numbers.contains(folded(words[next + 1])) { next += 1 }
            return title(behind: text[words[next].endIndex...], isLoose: isDigits)
                .map { Heading(kind: .numbered, title: $0) }
        }
        // "Erstes Kapitel", "1. Bölüm", "The First Chapter"
        let start = name == "the" || name == "das" || name == "le" || name == "la" ? 1 : 0
        guard words.count > start + 1, HeadingNumber.isNumber(words[start]),
            HeadingWords.parts.contains(folded(words[start + 1]))
        else { return nil }
        return title(behind: text[words[start + 1].endIndex...], isLoose: false)
            .map { Heading(kind: .numbered, title: $0) }
    }

    /// In lower case; Turkish İ, which folds into two scalars, as i.
    static func folded(_ word: some StringProtocol) -> String {
        let folded = WordCount.folded(word)
        guard folded.unicodeScalars.contains("\u{307}") else { return folded }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: folded.unicodeScalars.filter { $0 != "\u{307}" })
        return String(view)
    }

    private static func isNumber(_ word: Substring) -> Bool {
        if HeadingNumber.isNumber(word) { return true }
        // Hebrew counts with letters.
        guard let first = word.unicodeScalars.first, (0x05D0...0x05EA).contains(first.value) else { return false }
        return word.unicodeScalars.filter { (0x05D0...0x05EA).contains($0.value) }.count <= 2
    }

    /// What stands behind a heading's name: nothing, a lone stop, or a separator and a title without a full stop.
    ///
    /// - Parameter isLoose: whether a title in capitals may follow without a separator: "Chapter 3 The Lamp Room".
    private static func title(behind rest: Substring, isLoose: Bool) -> String? {
        var rest = Paragraphs.trimmed(rest)
        // What closes an ordinal: "1º", "1-я", "א'".
        if let first = rest.unicodeScalars.first,
            first == "º" || first == "ª" || first == "°" || first.isApostrophe || first == "״" || first == "׳"
        {
            rest = Paragraphs.trimmed(Substring(rest.unicodeScalars.dropFirst()))
        }
        guard let first = rest.unicodeScalars.first else { return "" }
        let separators = ":.：,|·•、/~〜～".unicodeScalars
        if separators.contains(first) || first.isDash || first.isOpener {
            var title = Paragraphs.trimmed(
                first.isOpener ? rest : Substring(rest.unicodeScalars.drop { separators.contains($0) || $0.isDash }))
            if title.hasSuffix("."), title.dropLast().hasSuffix(".") == false { return title.count == 1 ? "" : nil }
            if title.hasSuffix("。") || title.hasSuffix(",") || title.hasSuffix("،") || title.hasSuffix("।") {
                return nil
            }
            if first == ",", title.count > 40 { return nil }
            title = Paragraphs.trimmed(title)
            return String(title)
        }
        guard isLoose, let last = rest.unicodeScalars.last, last.isWordPart else { return nil }
        let words = WordCount.tokens(in: rest)
        let little: Set<String> = [
            "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        ]
        let isTitled =
            words.count <= 8
            && words.allSatisfy {
                $0.unicodeScalars.first?.properties.isUppercase == true || little.contains(String($0))
            }
            && words.first?.unicodeScalars.first?.properties.isUppercase == true
        return isTitled ? String(rest) : nil
    }

    // MARK: - Scripts without spaces

    private static let counters = Set("章节節回幕场場话話卷部集篇折夜巻節段".unicodeScalars)
    private static let koreanCounters = ["장면", "장", "화", "부", "막", "편", "권", "절", "회", "씬"]
    private static let thaiNames = ["บทที่", "ตอนที่", "ภาคที่", "ฉากที่", "องก์ที่", "เล่มที่", "บท", "ตอน"]
    private static let thaiNumbers = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"]

    private static func unspaced(_ text: Substring) -> Heading? {
        guard text.count <= mostCharacters, let last = text.unicodeScalars.last, !last.isTerminal else { return nil }
        if let name = HeadingWords.aloneUnspaced.first(where: { text.hasPrefix($0) }) {
            let rest = text.dropFirst(name.count)
            if let inner = heading(ofRest: rest) { return inner }
            return titleBehind(rest, isJoined: false).map { Heading(kind: .named, title: $0) }
        }
        var rest = text.unicodeScalars
        if rest.first == "第" || rest.first == "제" {
            let isKorean = rest.first == "제"
            rest.removeFirst()
            return counted(Substring(rest), isKorean: isKorean, isOrdinal: true)
        }
        if let first = rest.first, WordClass(first) == .numeric {
            return counted(text, isKorean: true, isOrdinal: false)
        }
        // "卷一", "章二"
        if let first = rest.first, "卷章回".unicodeScalars.contains(first), rest.count <= mostJoined {
            let number = rest.dropFirst().prefix { HeadingNumber.isUnspaced($0) }
            if !number.isEmpty {
                return titleBehind(Substring(rest.dropFirst(1 + number.count)), isJoined: false)
                    .map { Heading(kind: .numbered, title: $0) }
            }
        }
        for name in thaiNames where text.hasPrefix(name) {
            let rest = Paragraphs.trimmed(text.dropFirst(name.count))
            let digits = rest.unicodeScalars.prefix { WordClass($0) == .numeric }.count
            if digits > 0 {
                return titleBehind(Substring(rest.unicodeScalars.dropFirst(digits)), isJoined: false)
                    .map { Heading(kind: .numbered, title: $0) }
            }
            if let word = thaiNumbers.first(where: { rest.hasPrefix($0) }) {
                return titleBehind(rest.dropFirst(word.count), isJoined: false)
                    .map { Heading(kind: .numbered, title: $0) }
            }
        }
        return nil
    }

    /// "正文 第一章 归来": a heading behind a heading.
    private static func heading(ofRest rest: Substring) -> Heading? {
        let rest = Paragraphs.trimmed(rest)
        return rest.isEmpty ? nil : unspaced(rest)
    }

    /// A number, its counter, and a title.
    private static func counted(_ text: Substring, isKorean: Bool, isOrdinal: Bool) -> Heading? {
        let text = Paragraphs.trimmed(text)
        let number = text.unicodeScalars.prefix { HeadingNumber.isUnspaced($0) || $0 == " " || $0 == "\u{3000}" }
        guard number.contains(where: { !$0.isSpace }), number.count <= 14 else { return nil }
        let rest = Substring(text.unicodeScalars.dropFirst(number.count))
        if isKorean, let counter = koreanCounters.first(where: { rest.hasPrefix($0) }) {
            return titleBehind(rest.dropFirst(counter.count), isJoined: false)
                .map { Heading(kind: .numbered, title: $0) }
        }
        guard isOrdinal, let counter = rest.unicodeScalars.first, counters.contains(counter) else { return nil }
        return titleBehind(Substring(rest.unicodeScalars.dropFirst()), isJoined: text.count <= mostJoined)
            .map { Heading(kind: .numbered, title: $0) }
    }

    /// - Parameter isJoined: whether a title may follow without anything between.
    private static func titleBehind(_ rest: Substring, isJoined: Bool) -> String? {
        guard let first = rest.unicodeScalars.first else { return "" }
        let isParted =
            first.isSpace || ":：.．、·・|-—–─「『《〈（(【".unicodeScalars.contains(first) || first.isDash
        guard isParted || isJoined else { return nil }
        let title = Substring(
            rest.unicodeScalars.drop { $0.isSpace || ":：.．、·・|".unicodeScalars.contains($0) || $0.isDash || $0 == "─" })
        return String(Paragraphs.trimmed(title))
    }
}
