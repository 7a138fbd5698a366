/// Lines that name a part of a text instead of telling it.
package enum Headings {
    private static let parts: Set<String> = [
        "scene", "chapter", "part", "act", "section", "book", "kapitel", "szene", "teil", "chapitre", "scène", "partie",
        "capítulo", "escena", "parte", "capitolo", "scena", "cena", "глава", "сцена", "часть",
    ]
    private static let alone: Set<String> = ["prologue", "epilogue", "interlude", "prolog", "epilog", "coda"]
    private static let numberWords: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "first", "second", "third",
        "last", "final",
    ]
    /// A heading is shorter than this many words.
    private static let mostWords = 14

    /// Whether `line` is a Markdown heading: one to six number signs and a space.
    package static func isMarkdownHeading(_ line: some StringProtocol) -> Bool {
        let signs = line.prefix { $0 == "#" }
        guard (1...6).contains(signs.count) else { return false }
        let rest = line.dropFirst(signs.count)
        return rest.isEmpty || rest.first?.isWhitespace == true || rest.first?.isLetter == true && signs.count > 1
    }

    /// Whether `line` is a rule or scene break: three or more of `-`, `*`, `_`, `=`, `~`, `#`, or an asterism.
    package static func isRule(_ line: some StringProtocol) -> Bool {
        let marks = line.unicodeScalars.filter { !$0.isSpace }
        guard let first = marks.first else { return false }
        if "⁂❦❧☙".unicodeScalars.contains(first) { return marks.count <= 3 && marks.allSatisfy { $0 == first } }
        guard "-*_=~—–•#".unicodeScalars.contains(first), marks.allSatisfy({ $0 == first }) else { return false }
        return marks.count >= 3 || (first == "#" && marks.count == 1)
    }

    /// Whether `line` is a label such as "Scene 3: The Lamp", "CHAPTER IV", "Part Two – Dusk", "Epilogue" or "第三章".
    ///
    /// A sentence that merely begins so ("Chapter One was the longest.") is none: after the number there must be the
    /// end or a separator, and at the end no full stop.
    package static func isLabel(_ line: some StringProtocol) -> Bool {
        let text = plain(line)
        if isIdeographicLabel(text) { return true }
        let words = WordCount.tokens(in: text)
        guard let first = words.first, words.count < mostWords, text.unicodeScalars.first == first.unicodeScalars.first
        else { return false }
        let name = WordCount.folded(first)
        if alone.contains(name) { return endsLabel(text[first.endIndex...]) }
        guard parts.contains(name), words.count > 1, isNumber(words[1]) else { return false }
        return endsLabel(text[words[1].endIndex...])
    }

    /// `line` without Markdown's signs at its ends.
    package static func plain(_ line: some StringProtocol) -> Substring {
        var text = Paragraphs.trimmed(line)
        let signs: Set<Unicode.Scalar> = ["#", "*", "_", "~", ">", " ", "`"]
        while let first = text.unicodeScalars.first, signs.contains(first) { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, signs.contains(last) { text.unicodeScalars.removeLast() }
        return text
    }

    private static func isNumber(_ word: Substring) -> Bool {
        if word.unicodeScalars.allSatisfy({ WordClass($0) == .numeric }) { return true }
        if word.allSatisfy({ "IVXLC".contains($0) }) { return true }
        return numberWords.contains(WordCount.folded(word))
    }

    /// What may follow the number: nothing, a lone stop, or a separator and a title without a full stop.
    private static func endsLabel(_ rest: Substring) -> Bool {
        let rest = Paragraphs.trimmed(rest)
        guard let first = rest.unicodeScalars.first else { return true }
        guard first == ":" || first == "." || first == "：" || first == "," || first == "|" || first.isDash
        else { return false }
        let title = Paragraphs.trimmed(Substring(rest.unicodeScalars.dropFirst()))
        return title.isEmpty || !(title.hasSuffix(".") || title.hasSuffix("。") || title.hasSuffix(","))
    }

    private static func isIdeographicLabel(_ text: Substring) -> Bool {
        let scalars = Array(text.unicodeScalars.prefix(24))
        guard scalars.first == "第", text.unicodeScalars.count <= 24, scalars.last?.isTerminal == false,
            let counter = scalars.firstIndex(where: { "章节節回幕场場话話".unicodeScalars.contains($0) })
        else { return false }
        let number = scalars[1..<counter]
        return (1...4).contains(number.count)
            && number.allSatisfy { "一二三四五六七八九十百零〇".unicodeScalars.contains($0) || WordClass($0) == .numeric }
    }
}
