import StoryDomain

/// Small pictures for tests, whole and broken.
package enum FakePicture {
    /// A PNG of one colour.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: pixels.
    ///   - shade: red, green and blue of every pixel, so that pictures can be told apart.
    ///   - extra: chunks between header and pixels.
    package static func png(
        width: Int = 8, height: Int = 6, shade: UInt8 = 200, extra: [(type: String, data: [UInt8])] = []
    ) -> [UInt8] {
        let header = bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0]
        let row: [UInt8] = [0] + Array(repeating: shade, count: width * 3)
        let rows = Array(repeating: row, count: height).flatMap { $0 }
        let chunks = [("IHDR", header)] + extra.map { ($0.type, $0.data) } + [("IDAT", zlib(rows)), ("IEND", [])]
        return signature + chunks.flatMap { chunk($0.0, $0.1) }
    }

    /// One chunk of PNG, with its checksum.
    package static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var crc = CRC32()
        crc.take(type.utf8)
        crc.take(data)
        return bigEndian(data.count) + Array(type.utf8) + data + bigEndian(Int(crc.value))
    }

    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Bytes as zlib keeps them without compressing (RFC 1950, RFC 1951 §3.2.4).
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            stream += [rest.isEmpty ? 1 : 0, UInt8(length & 0xFF), UInt8(length >> 8)]
            stream += [UInt8(~length & 0xFF), UInt8(~length >> 8)] + block
        } while !rest.isEmpty
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + bigEndian(Int(high << 16 | low))
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
