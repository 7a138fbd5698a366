import FoundationEssentials

/// What a picture's first bytes say: its type and its size.
package struct PictureHeader: Hashable, Sendable {
    /// `image/png`, `image/jpeg` or `image/webp`.
    package let mediaType: String
    /// In pixels.
    package let width: Int
    /// In pixels.
    package let height: Int

    /// Reads the header of a PNG, JPEG or WebP file; nil for all else, and where no size can be read.
    package init?(of file: Data) {
        let bytes = ByteReading(file)
        guard let (type, width, height) = Self.png(bytes) ?? Self.jpeg(bytes) ?? Self.webP(bytes),
            width > 0, height > 0
        else { return nil }
        self.mediaType = type
        self.width = width
        self.height = height
    }

    private typealias Found = (type: String, width: Int, height: Int)

    private static func png(_ bytes: ByteReading) -> Found? {
        guard bytes.begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.text(at: 12, 4) == "IHDR",
            let width = bytes.big(at: 16, 4), let height = bytes.big(at: 20, 4), width <= Int(Int32.max),
            height <= Int(Int32.max)
        else { return nil }
        return ("image/png", width, height)
    }

    /// Walks the segments up to the frame's header, which has the size.
    private static func jpeg(_ bytes: ByteReading) -> Found? {
        guard bytes.begins(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var place = 2
        while let mark = bytes.big(at: place, 1), mark == 0xFF, let kind = bytes.big(at: place + 1, 1) {
            if kind == 0xFF {
                place += 1
                continue
            }
            if kind == 0x01 || (0xD0...0xD8).contains(kind) {
                place += 2
                continue
            }
            guard let length = bytes.big(at: place + 2, 2), length >= 2 else { return nil }
            // Frame headers are C0 to CF but for the tables C4, C8 and CC.
            if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
                guard let height = bytes.big(at: place + 5, 2), let width = bytes.big(at: place + 7, 2) else {
                    return nil
                }
                return ("image/jpeg", width, height)
            }
            if kind == 0xD9 || kind == 0xDA { return nil }
            place += 2 + length
        }
        return nil
    }

    private static func webP(_ bytes: ByteReading) -> Found? {
        guard bytes.text(at: 0, 4) == "RIFF", bytes.text(at: 8, 4) == "WEBP", let form = bytes.text(at: 12, 4) else {
            return nil
        }
        switch form {
        case "VP8 ":
            guard bytes.big(at: 23, 3) == 0x9D012A, let width = bytes.little(at: 26, 2),
                let height = bytes.little(at: 28, 2)
            else { return nil }
            return ("image/webp", width & 0x3FFF, height & 0x3FFF)
        case "VP8L":
            guard bytes.big(at: 20, 1) == 0x2F, let packed = bytes.little(at: 21, 4) else { return nil }
            return ("image/webp", (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1)
        case "VP8X":
            guard let width = bytes.little(at: 24, 3), let height = bytes.little(at: 27, 3) else { return nil }
            return ("image/webp", width + 1, height + 1)
        default: return nil
        }
    }
}
