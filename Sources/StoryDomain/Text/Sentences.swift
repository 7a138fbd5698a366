/// Sentences of prose, found without a dictionary; `SentenceScanner` holds the rules.
package enum Sentences {
    /// The sentences of `text` without the white space between them; a line break always ends one.
    ///
    /// - Parameters:
    ///   - limit: how many are wanted; what follows them is not looked at.
    ///   - language: what the text is written in, where that is known; its abbreviations then count too.
    package static func split(
        _ text: some StringProtocol, limit: Int = .max, language: LanguageTag? = nil
    ) -> [Substring] {
        let whole = Substring(text)
        let scalars = whole.unicodeScalars
        var result: [Substring] = []
        var scanner = SentenceScanner(language: language)
        var start: Substring.Index?
        var end = scalars.startIndex
        func close() {
            if let from = start { result.append(whole[from..<end]) }
            start = nil
        }
        for index in scalars.indices {
            if result.count >= limit { return result }
            let scalar = scalars[index]
            if scalar.isLineBreak {
                close()
                scanner = scanner.restarted()
                continue
            }
            if scanner.take(scalar) { close() }
            guard !scalar.isSpace else { continue }
            start = start ?? index
            end = scalars.index(after: index)
        }
        close()
        return result
    }

    /// Whether `text` ends as a finished sentence does: terminal punctuation, then at most quotes and brackets; in a script
    /// that has no such mark, with any letter; in Chinese and Japanese also with a bracket that closes speech.
    package static func endsComplete(_ text: some StringProtocol) -> Bool {
        var scanner = SentenceScanner()
        for scalar in text.unicodeScalars {
            if scalar.isLineBreak {
                continue
            }
            _ = scanner.take(scalar)
        }
        return scanner.isComplete
    }

    /// Sentences as one paragraph: parted by a space, but not where Chinese or Japanese needs none.
    package static func joined(_ sentences: [some StringProtocol]) -> String {
        sentences.reduce(into: "") { text, sentence in
            guard let last = text.unicodeScalars.last, let first = sentence.unicodeScalars.first else {
                text += sentence
                return
            }
            text += (last.isWide || first.isWide ? "" : " ") + sentence
        }
    }

    /// Cuts `text` after its last whole sentence.
    ///
    /// - Returns: The whole sentences, and what is left: white space and the beginning of a sentence. Joined they are
    ///   `text` again.
    package static func wholePart(of text: some StringProtocol) -> (whole: Substring, rest: Substring) {
        let all = Substring(text)
        let sentences = split(all)
        guard let last = sentences.last else { return (all[..<all.startIndex], all) }
        if endsComplete(last) { return (all[..<last.endIndex], all[last.endIndex...]) }
        guard sentences.count > 1 else { return (all[..<all.startIndex], all) }
        let end = sentences[sentences.count - 2].endIndex
        return (all[..<end], all[end...])
    }
}
