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
    /// The term of each word that was looked up, by the hash of its folded form; nil for little words.
    private var known: [UInt64: String?] = [:]

    /// For English, or for any other language.
    init(isEnglish: Bool) {
        self.isEnglish = isEnglish
        self.stemmer = Stemmer(isEnglish: isEnglish)
    }

    /// The different terms of `text`.
    mutating func terms(of text: some StringProtocol) -> Set<String> {
        var result: Set<String> = []
        var single: Range<Int>?
        WordCount.forEachWord(in: text) { bytes, start, end, isSingle in
            if isSingle {
                if let before = single, before.upperBound == start {
                    result.insert(String(decoding: bytes[before.lowerBound..<end], as: UTF8.self))
                }
                single = start..<end
            } else {
                single = nil
                if let term = term(of: bytes, start, end) { result.insert(term) }
            }
        }
        return result
    }

    /// The stem of a word between spaces; nil for a little one. A text repeats most of its words, so each is stemmed once.
    private mutating func term(of bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String? {
        let hash = FoldedWords.hash(bytes, start, end)
        if let term = known[hash] { return term }
        let word = WordCount.folded(String(decoding: bytes[start..<end], as: UTF8.self))
        let isLittle = isEnglish ? Self.stopWords.contains(word) || word.count < 2 : word.count <= 3
        let term = isLittle ? nil : stemmer.stem(word)
        known[hash] = .some(term)
        return term
    }
}
