/// Numbers as lower-case hex digits of a fixed width, the only spelling that W3C Trace Context knows.
enum Hex {
    /// 16 digits.
    static func text(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The number; nil where there are other than `count` digits, or upper-case ones.
    static func number(_ text: Substring, count: Int) -> UInt64? {
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard text.utf8.count == count, isPlain else { return nil }
        return UInt64(text, radix: 16)
    }
}
