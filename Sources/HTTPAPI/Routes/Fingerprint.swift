/// A short name for bytes: their length and FNV-1a over them, 64 bits.
///
/// It tells versions and requests of one and the same user apart, who gains nothing by making two alike; where somebody
/// would, it is not good enough.
package struct Fingerprint: Sendable, Hashable {
    package let text: String

    /// Names bytes.
    package init(of bytes: some Collection<UInt8>) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        text = "\(String(bytes.count, radix: 36))-\(String(hash, radix: 36))"
    }
}
