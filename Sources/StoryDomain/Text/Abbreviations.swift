/// Words whose full stop does not end a sentence.
enum Abbreviations {
    /// Titles and little words that always want something after them, in lower case and without their last stop.
    private static let openEnded: Set<String> = [
        "mr", "mrs", "ms", "mx", "dr", "st", "ste", "prof", "rev", "hon", "capt", "lt", "col", "gen", "maj", "cmdr",
        "sgt", "cpl", "pvt", "adm", "gov", "sen", "rep", "pres", "supt", "insp", "messrs", "mme", "mlle", "mt", "ft",
        "e.g", "i.e", "cf", "vs", "viz", "etc", "approx", "hr", "fr", "hrn", "frl", "bzw", "z.b", "d.h", "u.a", "sra",
        "dra", "dña", "avda",
    ]

    /// Abbreviations only before a number: "No. 5".
    private static let beforeNumbers: Set<String> = ["no", "nos", "nr", "fig", "vol", "ch", "pp", "p", "op", "art"]

    /// Whether the full stop after `word` belongs to an abbreviation or an initial.
    ///
    /// - Parameters:
    ///   - word: The characters between the last space and the full stop, with inner full stops.
    ///   - next: The first scalar after the following space.
    static func holds(_ word: [Unicode.Scalar], before next: Unicode.Scalar) -> Bool {
        guard let last = word.last else { return false }
        if isInitial(word, last) { return true }
        let text = lowered(word)
        if text == "etc" { return !next.properties.isUppercase }
        return openEnded.contains(text) || (beforeNumbers.contains(text) && WordClass(next) == .numeric)
    }

    /// Whether `word` cannot be the last of a text, because it is a title without its name.
    static func isTitle(_ word: [Unicode.Scalar]) -> Bool {
        let text = lowered(word)
        return text != "etc" && openEnded.contains(text)
    }

    /// "J." and "U.S."; the pronoun "I" is no initial.
    private static func isInitial(_ word: [Unicode.Scalar], _ last: Unicode.Scalar) -> Bool {
        guard last.properties.isCased else { return false }
        if word.count == 1 { return last != "I" }
        return last.properties.isUppercase && word[word.count - 2] == "."
    }

    private static func lowered(_ word: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: word)
        return WordCount.folded(String(view))
    }
}
