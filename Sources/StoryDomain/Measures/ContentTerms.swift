/// The words of a text that say what it is about, stemmed.
///
/// Little words are left out: a stop list in English, words of up to three letters elsewhere. In scripts without spaces a
/// term is a pair of neighbouring characters.
struct ContentTerms: Sendable {
    private static let stopWords: Set<String> = [
        "a", "about", "after", "again", "all", "along", "also", "an", "and", "any", "are", "around", "as", "at", "away",
        "back", "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
        "does", "down", "each", "even", "every", "for", "from", "get", "gets", "got", "had", "has", "have", "having",
        "he", "her", "hers", "herself", "him", "himself", "his", "how", "i", "if", "in", "into", "is", "it", "its",
        "itself", "just", "like", "many", "may", "me", "might", "more", "most", "much", "must", "my", "no", "nor",
        "not", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "other", "our", "out", "over", "own",
        "she", "should", "so", "some", "still", "such", "than", "that", "the", "their", "them", "themselves", "then",
        "there", "these", "they", "this", "those", "through", "to", "too", "toward", "towards", "under", "until", "up",
        "upon", "us", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose",
        "why", "will", "with", "without", "would", "yet", "you", "your",
    ]

    private let isEnglish: Bool
    private let stemmer: Stemmer

    /// For English, or for any other language.
    init(isEnglish: Bool) {
        self.isEnglish = isEnglish
        self.stemmer = Stemmer(isEnglish: isEnglish)
    }

    /// The different terms of `text`.
    func terms(of text: some StringProtocol) -> Set<String> {
        var result: Set<String> = []
        var previous: Substring?
        for token in WordCount.tokens(in: text) {
            guard let scalar = token.unicodeScalars.first, WordClass(scalar) != .single else {
                if let before = previous, before.endIndex == token.startIndex { result.insert(String(before + token)) }
                previous = token
                continue
            }
            previous = nil
            let word = WordCount.folded(token)
            let isLittle = isEnglish ? Self.stopWords.contains(word) || word.count < 2 : word.count <= 3
            if !isLittle { result.insert(stemmer.stem(word)) }
        }
        return result
    }
}
