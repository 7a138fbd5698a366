/// Counts words by Unicode's word boundaries (UAX #29), without a dictionary.
///
/// A segment is a word if it holds a letter or a digit: "don't", "3.14" and "e.g" are one word each, a dash is none.
/// In scripts without spaces the same rule gives one word per character: each ideograph and each hiragana letter in
/// Chinese and Japanese (a run of katakana is one word), each base letter with its marks in Thai, Lao, Khmer and
/// Myanmar. A story of 1,000 words in Chinese is therefore one of 1,000 characters. Korean is counted by its spaces.
package enum WordCount {
    /// The number of words in `text`.
    package static func words(in text: some StringProtocol) -> Int {
        var count = 0
        forEachWord(in: text) { _, _, _, _ in count += 1 }
        return count
    }

    /// The words of `text` as they stand there.
    package static func tokens(in text: some StringProtocol) -> [Substring] {
        let whole = Substring(text)
        var ranges: [Range<Int>] = []
        forEachWord(in: whole) { _, start, end, _ in ranges.append(start..<end) }
        var index = whole.utf8.startIndex
        var offset = 0
        return ranges.map { range in
            let start = whole.utf8.index(index, offsetBy: range.lowerBound - offset)
            let end = whole.utf8.index(start, offsetBy: range.count)
            (index, offset) = (end, range.upperBound)
            return whole[start..<end]
        }
    }

    /// `text` in lower case with straight apostrophes, so that "Don’t" and "don't" compare equal.
    package static func folded(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                let isCapital = scalar.value &- 0x41 < 26
                result.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            } else if scalar.isApostrophe {
                result.append("'")
            } else if scalar.properties.changesWhenLowercased {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Calls `body` for each word with the text's bytes, the word's first and past-the-end byte, and whether it is a
    /// single character of a script without spaces.
    static func forEachWord(
        in text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>, Int, Int, Bool) -> Void
    ) {
        let inPlace: Void? = text.utf8.withContiguousStorageIfAvailable { scan($0, body) }
        if inPlace == nil {
            var copy = String(text)
            copy.withUTF8 { scan($0, body) }
        }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int, Int, Bool) -> Void
    ) {
        var scanner = WordScanner()
        var position = 0
        let count = bytes.count
        while position < count {
            let first = bytes[position]
            var width = 1
            let kind: WordClass
            if first < 0x80 {
                kind = WordClass(ascii: first)
                if kind == .letter {
                    // Letters join letters, so a run of them is one step.
                    while position + width < count, bytes[position + width].isASCIILetter { width += 1 }
                }
            } else {
                let scalar = decoded(bytes, at: position)
                width = UTF8.width(scalar)
                kind = WordClass(scalar)
            }
            if scanner.take(kind, at: position, width: width) {
                body(bytes, scanner.word.start, scanner.word.end, scanner.word.isSingle)
            }
            position += width
        }
        if scanner.finish() {
            body(bytes, scanner.word.start, scanner.word.end, scanner.word.isSingle)
        }
    }

    /// The scalar whose UTF-8 begins at `position`; the bytes come from a Swift string and are well formed.
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[position])
        func tail(_ index: Int) -> UInt32 { UInt32(bytes[position + index] & 0x3F) }
        let value =
            switch first {
            case 0..<0x80: first
            case 0x80..<0xE0: (first & 0x1F) << 6 | tail(1)
            case 0xE0..<0xF0: (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
            default: (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

extension UInt8 {
    /// Whether the byte is one of A–Z or a–z.
    fileprivate var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
