/// Random numbers that are the same for the same seed (the SplitMix64 sequence, described by Steele, Lea and Flood in
/// 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Seeds with several numbers; each of them matters.
    init(_ seeds: Int...) {
        state = 0x243F_6A88_85A3_08D3
        for seed in seeds {
            state ^= UInt64(bitPattern: Int64(seed))
            state = next()
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `count`.
    mutating func below(_ count: Int) -> Int {
        Int(truncatingIfNeeded: next() >> 33) % count
    }

    /// A word of the list.
    mutating func pick(_ words: [String]) -> String {
        words[below(words.count)]
    }
}

/// A number for a text that is the same in every run, unlike `hashValue` (the FNV-1a hash).
func stableHash(_ text: some StringProtocol) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash >> 1)
}
