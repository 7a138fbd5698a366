/// The id that all spans of a trace share.
package struct TraceID: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    /// Takes both halves; nil where all bits are zero.
    init?(high: UInt64, low: UInt64) {
        guard high != 0 || low != 0 else { return nil }
        self.high = high
        self.low = low
    }

    /// 32 hex digits.
    package var hex: String { Hex.text(high) + Hex.text(low) }
}
