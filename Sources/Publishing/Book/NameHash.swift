/// FNV-1a with 128 bits: from a name to bits that are the same in every run and on every machine.
struct NameHash {
    /// The bits.
    let bits: UInt128

    /// Hashes the name's UTF-8.
    init(_ name: String) {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in name.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
        bits = hash
    }

    /// The bits as a UUID of version 8, whose contents are the maker's own affair (RFC 9562 §5.8).
    var uuid: String {
        let version: UInt128 = 0x8 << 76
        let variant: UInt128 = 0x2 << 62
        let marked = bits & ~(0xF << 76) & ~(0x3 << 62) | version | variant
        let digits = String(marked, radix: 16)
        let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }.joined(separator: "-")
    }
}
