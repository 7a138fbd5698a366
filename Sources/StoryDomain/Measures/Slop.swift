/// Clichés that language models fall back on, per 1,000 words; for English only.
///
/// Matched are the words and phrases of `SlopList`, longest first and without overlap. The figure depends on the list and
/// cannot be compared with other lists' figures.
package struct Slop: Hashable, Sendable, Codable {
    /// A cliché and how often it stands in the text.
    package struct Hit: Hashable, Sendable, Codable {
        package var phrase: String
        package var count: Int
    }

    /// Clichés per 1,000 words of the text.
    package var perThousand: Double
    /// What was found, most frequent first, then by alphabet.
    package var hits: [Hit]

    /// Measures the text's words.
    package init(of words: FoldedWords) {
        var counts: [String: Int] = [:]
        var index = 0
        while index < words.count {
            guard let match = SlopIndex.shared.longest(at: index, in: words.hashes) else {
                index += 1
                continue
            }
            counts[match.phrase, default: 0] += 1
            index += match.length
        }
        let found = counts.values.reduce(0, +)
        perThousand = words.count == 0 ? 0 : Double(found) * 1_000 / Double(words.count)
        hits = counts.map { Hit(phrase: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.phrase) < ($0.count, $1.phrase) }
    }
}
