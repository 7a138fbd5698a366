/// Finds the clichés of language models; English alone.
enum SlopFinder {
    /// What is found in a text: the commoner in the story, the worse.
    static func candidates(in page: FindingPage, besides others: [FindingCandidate]) -> [FindingCandidate] {
        var hits: [(paragraph: Int, span: Range<Int>, phrase: String)] = []
        var counts: [String: Int] = [:]
        for (index, paragraph) in page.paragraphs.enumerated() {
            var word = 0
            while word < paragraph.words.count {
                guard let match = SlopIndex.shared.longest(at: word, in: paragraph.words.hashes) else {
                    word += 1
                    continue
                }
                hits.append((index, word..<word + match.length, match.phrase))
                counts[match.phrase, default: 0] += 1
                word += match.length
            }
        }
        return hits.map { hit in
            let count = counts[hit.phrase] ?? 1
            let often = count == 1 ? "" : " It stands in this story \(count) times."
            return FindingCandidate(
                kind: .slop, place: .words(hit.paragraph, hit.span), weight: 100 + min(50, count),
                advice: "A worn phrase of language models: say what is to be seen.\(often)")
        }
    }
}
