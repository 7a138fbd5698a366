extension MeasuredText {
    /// Plain text never has a title longer than this many words.
    private static let longestTitle = 14

    /// Reads a Markdown or plain-text file.
    ///
    /// Headings, labels such as "Chapter 3", numbers that count up alone on their lines, and rules such as `* * *` begin a
    /// new section and are no words of the story.
    /// The first heading before any text is the title; so is a short first line without terminal punctuation that a blank
    /// line follows.
    ///
    /// - Parameter language: What the text is written in, where known.
    package init(file text: String, language: LanguageTag? = nil) {
        var reader = FileReader()
        let lines = Array(
            Self.withoutFrontMatter(
                text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
                    .map { Paragraphs.trimmed(Substring($0)) }))
        for (index, line) in lines.enumerated() {
            reader.read(line, next: index + 1 < lines.count ? lines[index + 1] : nil)
        }
        self.init(title: reader.title, sections: reader.sections.filter { !$0.isEmpty }, language: language)
    }

    /// Drops a YAML block at the top.
    private static func withoutFrontMatter(_ lines: [Substring]) -> ArraySlice<Substring> {
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return lines[...] }
        let block = lines[1..<end]
        guard block.contains(where: { $0.contains(":") }), !block.contains(where: \.isEmpty) else { return lines[...] }
        return lines[(end + 1)...]
    }

    /// Sorts lines into title, sections and paragraphs.
    private struct FileReader {
        var title = ""
        var sections: [[String]] = [[]]
        /// The last heading that was only a number.
        private var number = 0
        private var isFirst = true
        private var skipsUnderline = false

        mutating func read(_ line: Substring, next: Substring?) {
            guard !line.isEmpty else { return }
            defer { isFirst = false }
            if skipsUnderline {
                skipsUnderline = false
                if Headings.isRule(line) { return }
            }
            if Headings.isMarkdownHeading(line) {
                begin(named: Headings.plain(line))
            } else if let next, isUnderlined(line, by: next) {
                skipsUnderline = true
                begin(named: line)
            } else if Headings.isRule(line) {
                sections.append([])
            } else if isLabel(line) {
                sections.append([])
            } else if isFirst, isTitle(line, next: next) {
                title = String(Headings.plain(line))
            } else {
                sections[sections.count - 1].append(String(line))
            }
        }

        private mutating func isLabel(_ line: Substring) -> Bool {
            switch HeadingReader.heading(of: line)?.kind {
            case .numbered, .named: return true
            case .number(let value):
                guard HeadingReader.continues(number, with: value) else { return false }
                number = value
                return true
            case nil: return false
            }
        }

        private mutating func begin(named name: Substring) {
            if title.isEmpty, sections.allSatisfy(\.isEmpty), !Headings.isLabel(name) {
                title = String(name)
            } else {
                sections.append([])
            }
        }

        private func isUnderlined(_ line: Substring, by next: Substring) -> Bool {
            next.count >= 3 && (next.allSatisfy { $0 == "=" } || (next.allSatisfy { $0 == "-" } && isFirst))
                && WordCount.words(in: line) <= MeasuredText.longestTitle
        }

        private func isTitle(_ line: Substring, next: Substring?) -> Bool {
            guard next?.isEmpty == true, WordCount.words(in: line) <= MeasuredText.longestTitle else { return false }
            let plain = Headings.plain(line)
            guard let last = plain.unicodeScalars.last else { return false }
            return !last.isTerminal && !last.isCloser && last != "," && last != ":" && last != ";"
        }
    }
}
