/// Prose in other languages than the storyteller's own, for models that answer in another language than asked, and for scripts
/// that end no sentence with a mark.
///
/// The sentences make little sense. What counts is that their little words are the language's, and that hardly anything
/// repeats.
enum OtherTongue {
    /// About `words` words of Spanish in paragraphs; the nouns stay English, as names do.
    static func spanish(words: Int, seed: Int) -> String {
        var generator = SeededGenerator(seed, 0x6573)
        func pick(_ list: [String]) -> String { generator.pick(list) }
        func thing() -> String {
            let determiner = pick(["el", "la", "un", "una", "su", "aquel", "otra", "ningún", "cada", "este"])
            return
                "\(determiner) \(pick(Vocabulary.nouns)) \(pick(["de", "del", "sin", "con", "para"])) \(pick(Vocabulary.names))"
        }
        func clause() -> String {
            let verbs = [
                "no era", "había visto", "estaba", "fue", "se quedó", "ya no tenía", "lo dejó", "miraba", "perdió",
                "también guardaba", "nunca encontró", "llevaba", "le pidió", "rompió", "abría", "esperaba",
            ]
            let places = ["en", "sobre", "entre", "hasta", "desde", "contra", "hacia", "bajo", "tras"]
            return "\(thing()) \(pick(verbs)) \(thing()) \(pick(places)) \(thing())"
        }
        func sentence() -> String {
            let link = pick(["porque", "cuando", "aunque", "mientras", "y", "pero", "como si", "hasta que"])
            let text = "\(clause()), \(link) \(clause())."
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        return paragraphs(words: words, ofParagraph: 60, count: wordCount, sentence: sentence)
    }

    /// About `words` letters of Thai in paragraphs, sentences parted by spaces; made-up words, so that none repeats.
    static func thai(words: Int, seed: Int) -> String {
        var generator = SeededGenerator(seed, 0x7468)
        let consonants = Array("กขคงจชซญดตถทนบปผพมยรลวสหอ").map(String.init)
        let vowels = ["า", "ี", "ู", "ะ", "ิ", "ุ", "ือ", "ัน", "าม", "าย"]
        func sentence() -> String {
            (0..<18).map { _ in generator.pick(consonants) + generator.pick(vowels) }.joined()
        }
        return paragraphs(
            words: words, ofParagraph: 160, count: { $0.unicodeScalars.count { $0.properties.isAlphabetic } },
            sentence: sentence)
    }

    private static func paragraphs(
        words: Int, ofParagraph size: Int, count: (String) -> Int, sentence: () -> String
    ) -> String {
        var paragraphs: [String] = []
        var sentences: [String] = []
        var left = words
        while left > 0 {
            sentences.append(sentence())
            left -= count(sentences.last ?? "")
            guard left <= 0 || count(sentences.joined(separator: " ")) >= size else { continue }
            paragraphs.append(sentences.joined(separator: " "))
            sentences = []
        }
        return paragraphs.joined(separator: "\n\n")
    }
}
