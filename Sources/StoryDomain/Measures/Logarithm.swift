/// The natural logarithm, so that this target needs no C library.
enum Logarithm {
    private static let ofTwo = 0.693_147_180_559_945_3

    /// ln x for a finite x > 0, to about eleven digits.
    ///
    /// With x = m · 2^e and 1 ≤ m < 2: ln x = e · ln 2 + 2 · artanh((m − 1) ÷ (m + 1)), the latter by its power series.
    static func natural(_ x: Double) -> Double {
        let ratio = (x.significand - 1) / (x.significand + 1)
        var power = ratio
        var sum = 0.0
        for odd in stride(from: 1.0, through: 23, by: 2) {
            sum += power / odd
            power *= ratio * ratio
        }
        return Double(x.exponent) * ofTwo + 2 * sum
    }
}
