/// Runs of n words, hashed to 64 bits each.
///
/// A run is measured by weight: it is the shortest one that weighs at least n whole words. For text with spaces that is
/// exactly n words; see `FoldedWords` for scripts without.
package enum NGrams {
    /// What a digest begins with.
    static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The most words that a run of six may have: all single characters.
    static let longestRun = 15

    /// One step of a digest.
    static func combined(_ digest: UInt64, _ hash: UInt64) -> UInt64 {
        (((digest << 23) | (digest >> 41)) ^ hash) &* 0xD6E8_FEB8_6659_FD93
    }

    /// A run that ends at a certain word.
    struct Run: Hashable, Sendable {
        var hash: UInt64
        /// The index of its first word.
        var start: Int
    }

    /// The run of `n` words that ends with the word at `index`, reaching back to word `first` at most.
    ///
    /// - Returns: nil where there are not enough words.
    static func run(of n: Int, endingAt index: Int, from first: Int, in words: FoldedWords) -> Run? {
        var missing = n * FoldedWords.wholeWeight
        var position = index
        var digest = seed
        while position >= first {
            digest = combined(digest, words.hashes[position])
            missing -= Int(words.weights[position])
            if missing <= 0 { return Run(hash: digest, start: position) }
            position -= 1
        }
        return nil
    }

    /// All runs of `n` words in order of their ends.
    static func runs(of n: Int, in words: FoldedWords) -> [Run] {
        (0..<words.count).compactMap { run(of: n, endingAt: $0, from: 0, in: words) }
    }
}
