/// The one word of Exif that is kept: how a photo is to be turned (TIFF's tag 0x0112, 1 to 8).
enum JPEGOrientation {
    private static let signature = Array("Exif\0\0".utf8)
    private static let tag = 0x0112

    /// The orientation in a segment of Exif; nil where it says none.
    static func read(_ segment: ArraySlice<UInt8>) -> Int? {
        guard segment.starts(with: signature) else { return nil }
        let tiff = Array(segment.dropFirst(signature.count))
        let isLittle = tiff.starts(with: Array("II".utf8))
        guard isLittle || tiff.starts(with: Array("MM".utf8)) else { return nil }
        func number(_ cursor: inout ByteCursor, _ count: Int) -> Int? {
            isLittle ? cursor.littleEndian(count) : cursor.bigEndian(count)
        }
        var cursor = ByteCursor(tiff, at: 4)
        guard let offset = number(&cursor, 4), offset <= tiff.count else { return nil }
        cursor = ByteCursor(tiff, at: offset)
        guard let entries = number(&cursor, 2) else { return nil }
        for _ in 0..<entries {
            guard let name = number(&cursor, 2), cursor.take(6) != nil, let value = number(&cursor, 2),
                cursor.take(2) != nil
            else { return nil }
            if name == tag { return (1...8).contains(value) ? value : nil }
        }
        return nil
    }

    /// A segment of Exif that says an orientation and nothing else.
    static func segment(_ orientation: Int) -> [UInt8] {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8,  // big-endian; the first list begins at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0,  // one entry, one short number
            0, 0, 0, 0,  // no further list
        ]
        let length = 2 + signature.count + tiff.count
        return [0xFF, 0xE1, 0, UInt8(length)] + signature + tiff
    }
}
