/// Chance that is the same for the same story, in every run and on every machine (SplitMix64).
struct CoverDice {
    private var state: UInt64

    /// Takes a story's name.
    init(_ name: NameHash) {
        state = UInt64(truncatingIfNeeded: name.bits) ^ UInt64(truncatingIfNeeded: name.bits >> 64)
    }

    /// A number of a range.
    mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + Double(next() >> 11) / Double(1 << 53) * (range.upperBound - range.lowerBound)
    }

    /// A whole number from 0 to below `count`.
    mutating func whole(_ count: Int) -> Int {
        Int(next() % UInt64(count))
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
