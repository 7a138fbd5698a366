/// How rich the vocabulary is, whatever the length.
///
/// MATTR-500 (Covington and McFall 2010): the mean, over all windows of 500 words, of different words ÷ words. Between 0.5
/// and 0.6 is usual for novels; under 0.45 a text goes round in circles.
package enum LexicalDiversity {
    /// Words in a window.
    package static let window = 500

    /// The moving-average type-token ratio of `words`.
    ///
    /// - Returns: Where there are fewer words than a window, the plain ratio of all of them; nil for no words.
    package static func movingAverage(of words: FoldedWords) -> Double? {
        let hashes = words.hashes
        guard !hashes.isEmpty else { return nil }
        let size = min(window, hashes.count)
        var counts: [UInt64: Int] = [:]
        for hash in hashes.prefix(size) { counts[hash, default: 0] += 1 }
        var sum = counts.count
        for index in size..<hashes.count {
            let gone = hashes[index - size]
            if counts[gone] == 1 { counts[gone] = nil } else { counts[gone, default: 0] -= 1 }
            counts[hashes[index], default: 0] += 1
            sum += counts.count
        }
        return Double(sum) / Double(size) / Double(hashes.count - size + 1)
    }
}
