/// Counts words as Unicode's word boundaries do for the storyteller's own texts: runs of letters and digits, in which
/// an apostrophe between letters does not divide.
func wordCount(_ text: some StringProtocol) -> Int {
    var count = 0
    var inWord = false
    var afterApostrophe = false
    for scalar in text.unicodeScalars {
        let isLetter = scalar.isASCII ? scalar.isASCIILetterOrDigit : scalar.properties.isAlphabetic
        if isLetter {
            if !inWord && !afterApostrophe { count += 1 }
            inWord = true
            afterApostrophe = false
        } else {
            afterApostrophe = inWord && (scalar == "'" || scalar == "\u{2019}")
            inWord = false
        }
    }
    return count
}

extension Unicode.Scalar {
    fileprivate var isASCIILetterOrDigit: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }
}
