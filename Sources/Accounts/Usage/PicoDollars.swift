import FoundationEssentials
import Storage

/// Money in whole pico-dollars (10⁻¹² US dollars), as the counters keep it: databases add 64-bit numbers exactly, and
/// a price with up to six decimals for a million tokens is a whole number of them for one. Reaches to 9.2 million
/// dollars.
struct PicoDollars: Hashable, Comparable, Sendable, SQLConvertible {
    /// No money.
    static let zero = PicoDollars(0)
    /// The most that can be counted; as a limit, none.
    static let largest = PicoDollars(.max)
    /// Decimals of a dollar that a pico-dollar stands for.
    private static let decimals = 12

    let count: Int64

    static var sqlTypeName: String { "a whole number of pico-dollars" }
    var sqlValue: SQLValue { .integer(count) }

    /// Takes a count.
    init(_ count: Int64) {
        self.count = count
    }

    init?(sqlValue: SQLValue) {
        guard case .integer(let count) = sqlValue else { return nil }
        self.init(count)
    }

    /// The least whole number of pico-dollars that is not below `dollars`; nil below 0 and beyond the range.
    init?(roundingUp dollars: Decimal) {
        self.init(dollars, roundsUp: true)
    }

    /// The greatest whole number of pico-dollars that is not above `dollars`; nil below 0 and beyond the range.
    init?(roundingDown dollars: Decimal) {
        self.init(dollars, roundsUp: false)
    }

    private init?(_ dollars: Decimal, roundsUp: Bool) {
        guard !dollars.isNaN, dollars >= 0 else { return nil }
        // A new exponent moves the point without rounding, which a multiplication need not.
        let scaled = Decimal(sign: .plus, exponent: Self.decimals, significand: dollars)
        let parts = scaled.description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
        let hasRest = parts.count == 2 && parts[1].utf8.contains { $0 != UInt8(ascii: "0") }
        let (sum, overflows) = whole.addingReportingOverflow(hasRest && roundsUp ? 1 : 0)
        guard !overflows else { return nil }
        self.count = sum
    }

    /// The same money in US dollars, exact.
    var dollars: Decimal {
        Decimal(sign: count < 0 ? .minus : .plus, exponent: -Self.decimals, significand: Decimal(count.magnitude))
    }

    static func < (left: PicoDollars, right: PicoDollars) -> Bool { left.count < right.count }
}
