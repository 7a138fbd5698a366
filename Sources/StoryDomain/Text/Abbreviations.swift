/// Words whose full stop does not end a sentence; `AbbreviationList` holds them by language.
///
/// A wrong guess costs little one way and a sentence the other: two sentences taken for one are still all there, while half
/// a sentence taken for a whole one loses its end. So what may be an abbreviation is one.
enum Abbreviations {
    /// Whether the full stop after `word` belongs to an abbreviation or an initial.
    ///
    /// - Parameters:
    ///   - word: The characters between the last space and the full stop, with inner full stops.
    ///   - next: The first scalar after the following space.
    ///   - language: The text's primary language; empty where it is not known.
    static func holds(_ word: [Unicode.Scalar], before next: Unicode.Scalar, language: String = "") -> Bool {
        guard let last = word.last else { return false }
        // Thai and its kin end no sentence with a full stop: it stands in abbreviations and figures alone.
        if last.isOfUnmarkedScript { return true }
        if isInitial(word, last) { return true }
        if isOrdinal(word, in: language) { return true }
        let text = lowered(word)
        if AbbreviationList.closing.contains(text) { return !next.properties.isUppercase }
        if AbbreviationList.titles.contains(text) || AbbreviationList.others.contains(text) { return true }
        if AbbreviationList.ambiguous[language]?.contains(text) == true { return true }
        return AbbreviationList.beforeNumbers.contains(text) && WordClass(next) == .numeric
    }

    /// Whether `word` cannot be the last of a text, because it is a title without its name.
    static func isTitle(_ word: [Unicode.Scalar]) -> Bool {
        AbbreviationList.titles.contains(lowered(word))
    }

    /// "J.", "z." of "z. B." and "U.S."; neither the pronoun "I" nor a little word such as Russian "я" and Italian "è".
    private static func isInitial(_ word: [Unicode.Scalar], _ last: Unicode.Scalar) -> Bool {
        let letters = word.filter { WordClass($0) != .extend }
        guard last.properties.isCased else {
            // Arabic and Hebrew write one letter too: د. for a doctor.
            return letters.count == 1 && WordClass(last) == .letter
        }
        if letters.count == 1 { return last != "I" && !AbbreviationList.wordLetters.contains(last) }
        // "U.S." and "т.е."; what ends in a longer word, as "etc." in "u.etc.", is looked up.
        return word[word.count - 2] == "." && (last.properties.isUppercase || word.count == 3)
    }

    /// "3." of "am 3. Oktober" and "XIV." of "Ludwig XIV.", where a full stop makes ordinals.
    private static func isOrdinal(_ word: [Unicode.Scalar], in language: String) -> Bool {
        guard AbbreviationList.ordinalLanguages.contains(language) else { return false }
        if word.count <= 2, word.allSatisfy({ WordClass($0) == .numeric }) { return true }
        return (2...5).contains(word.count) && word.allSatisfy { "IVXL".unicodeScalars.contains($0) }
    }

    private static func lowered(_ word: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: word)
        return WordCount.folded(String(view))
    }
}
