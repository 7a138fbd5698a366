/// Numbers as they stand in headings: digits of any script, Roman numerals, words, and the numerals of Chinese, Japanese
/// and Korean.
enum HeadingNumber {
    private static let ideographs = Set("一二三四五六七八九十百千万零〇两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟廿卅上中下".unicodeScalars)
    private static let hangul = Set("일이삼사오육칠팔구십백천".unicodeScalars)
    private static let roman: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1_000]

    /// Whether a scalar may stand in a number that Chinese, Japanese or Korean write without spaces.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        ideographs.contains(scalar) || hangul.contains(scalar) || WordClass(scalar) == .numeric
            || (0xFF10...0xFF19).contains(scalar.value)
    }

    /// Whether a word is a number: digits, with the ending of an ordinal or without; a Roman numeral; a word.
    static func isNumber(_ word: some StringProtocol) -> Bool {
        if value(of: word) != nil { return true }
        let digits = word.unicodeScalars.prefix { WordClass($0) == .numeric }.count
        let rest = word.unicodeScalars.dropFirst(digits)
        if digits > 0 { return rest.count <= 3 && rest.allSatisfy { $0.isWordPart || $0 == "'" || $0 == "’" } }
        let folded = HeadingReader.folded(word)
        if HeadingWords.numbers.contains(folded) { return true }
        // Germans write their ordinals in one word: "Zweiundzwanzigstes".
        return folded.hasSuffix("zigstes") || folded.hasSuffix("zehntes") || folded.hasSuffix("zigste")
            || folded.hasSuffix("zehnte")
    }

    /// The value of digits or a Roman numeral in capitals; nil for all else.
    static func value(of word: some StringProtocol) -> Int? {
        guard !word.isEmpty, word.count <= 8 else { return nil }
        let digits = word.unicodeScalars.map { scalar -> Int? in
            WordClass(scalar) == .numeric ? scalar.properties.numericValue.map { Int($0) } : nil
        }
        if digits.allSatisfy({ $0 != nil }) { return digits.reduce(0) { $0 * 10 + ($1 ?? 0) } }
        return romanValue(word)
    }

    private static func romanValue(_ word: some StringProtocol) -> Int? {
        var total = 0
        var last = Int.max
        for character in word {
            guard let value = roman[character] else { return nil }
            total += value > last ? value - 2 * last : value
            last = value
        }
        return written(total) == String(word) ? total : nil
    }

    private static func written(_ number: Int) -> String {
        let signs = [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// The value of a short ideographic number, up to 99.
    static func ideographicValue(of text: some StringProtocol) -> Int? {
        let digits = Array("〇一二三四五六七八九".unicodeScalars)
        guard (1...3).contains(text.unicodeScalars.count) else { return nil }
        var total = 0
        var unit = 0
        for scalar in text.unicodeScalars {
            if scalar == "十" {
                total += max(1, unit) * 10
                unit = 0
            } else if let digit = digits.firstIndex(of: scalar) {
                unit = digit
            } else {
                return nil
            }
        }
        return total + unit
    }
}
