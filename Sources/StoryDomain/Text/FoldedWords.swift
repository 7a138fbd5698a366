/// The words of a text in order, each folded (lower case, straight apostrophes) and hashed, for comparing runs of words.
///
/// Each word has a weight in fifths of a word: five for a word between spaces, two for a character of Chinese or Japanese, one
/// for a letter of Thai and its kin. In such scripts a run of four characters is an everyday phrase and says nothing; by
/// weight, the counterpart of four words is ten characters, or twenty letters, which is about what a translation needs.
package struct FoldedWords: Hashable, Sendable {
    /// The weight of a word between spaces.
    package static let wholeWeight = 5
    /// The weight of a character of Chinese or Japanese.
    package static let singleWeight = 2
    /// The weight of a letter of Thai, Lao, Khmer or Burmese, whose words have four to five.
    package static let letterWeight = 1

    /// One hash per word, equal on every machine and in every run.
    package private(set) var hashes: [UInt64] = []
    /// One weight per word.
    package private(set) var weights: [UInt8] = []
    /// The sum of all weights.
    package private(set) var weight = 0

    /// No words.
    package init() {}

    /// The words of `text`.
    package init(_ text: some StringProtocol) {
        append(text)
    }

    /// The number of words.
    package var count: Int { hashes.count }

    /// Whether the text weighs at least as much as `words` words between spaces.
    package func weighs(atLeast words: Int) -> Bool { weight >= words * Self.wholeWeight }

    /// One hash for all words in their order: equal texts have equal digests whatever their punctuation and case.
    package var digest: UInt64 {
        hashes.reduce(NGrams.seed) { NGrams.combined($0, $1) }
    }

    /// Adds the words of `text`; it begins with a new word.
    package mutating func append(_ text: some StringProtocol) {
        WordCount.forEachWord(in: text) { bytes, start, end, isSingle in
            hashes.append(Self.hash(bytes, start, end))
            let weight = isSingle ? Self.weight(ofSingle: bytes[start], bytes[start + 1]) : Self.wholeWeight
            weights.append(UInt8(weight))
            self.weight += weight
        }
    }

    /// What a character of a script without spaces weighs, by the first two bytes of its UTF-8. All of them have three or four.
    private static func weight(ofSingle first: UInt8, _ second: UInt8) -> Int {
        switch (first, second) {
        case (0xE0, 0xB8...0xBB), (0xE1, 0x80...0x82), (0xE1, 0x9E...0xA7), (0xE1, 0xA8...0xAA): letterWeight
        case (0xEA, 0xA7...0xAB): letterWeight
        default: singleWeight
        }
    }

    /// Adds other words.
    package mutating func append(_ other: FoldedWords) {
        hashes += other.hashes
        weights += other.weights
        weight += other.weight
    }

    /// Drops words from the front until at most `count` are left.
    package mutating func keepLast(_ count: Int) {
        guard hashes.count > count else { return }
        let gone = hashes.count - count
        weight -= weights.prefix(gone).reduce(0) { $0 + Int($1) }
        hashes.removeFirst(gone)
        weights.removeFirst(gone)
    }

    /// FNV-1a over the folded scalars.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ value: UInt32) {
            hash = (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
        }
        var position = start
        while position < end {
            let byte = bytes[position]
            if byte < 0x80 {
                mix(UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte))
                position += 1
                continue
            }
            let scalar = WordCount.decoded(bytes, at: position)
            position += UTF8.width(scalar)
            if scalar.isApostrophe {
                mix(0x27)
            } else if scalar.properties.changesWhenLowercased {
                scalar.properties.lowercaseMapping.unicodeScalars.forEach { mix($0.value) }
            } else {
                mix(scalar.value)
            }
        }
        return hash
    }
}
