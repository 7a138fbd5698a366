/// The checksum of PNG's chunks (ISO 3309).
package struct CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private var state: UInt32 = 0xFFFF_FFFF

    /// The checksum of no bytes.
    package init() {}

    /// Takes more bytes.
    package mutating func take(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = Self.table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8) }
    }

    /// The checksum of all bytes so far.
    package var value: UInt32 { state ^ 0xFFFF_FFFF }
}
