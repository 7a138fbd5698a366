import FoundationEssentials

/// What a picture's first bytes say: its type, its size, and how it is turned.
package struct PictureHeader: Hashable, Sendable {
    /// `image/png`, `image/jpeg` or `image/webp`.
    package let mediaType: String
    /// As it is shown, in pixels.
    package let width: Int
    /// As it is shown, in pixels.
    package let height: Int
    /// How the pixels of a photograph are turned before they are shown, from 1 (not at all) to 8, as Exif counts.
    package let orientation: Int

    /// Reads the header of a PNG, JPEG or WebP file; nil for all else, and where no size can be read.
    package init?(of file: Data) {
        let bytes = ByteReading(file)
        guard let found = Self.png(bytes) ?? Self.jpeg(bytes) ?? Self.webP(bytes), found.width > 0,
            found.height > 0
        else { return nil }
        mediaType = found.type
        orientation = found.orientation
        (width, height) =
            found.orientation > 4 ? (found.height, found.width) : (found.width, found.height)
    }

    private typealias Found = (type: String, width: Int, height: Int, orientation: Int)

    private static func png(_ bytes: ByteReading) -> Found? {
        guard bytes.begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            bytes.text(at: 12, 4) == "IHDR",
            let width = bytes.big(at: 16, 4), let height = bytes.big(at: 20, 4), width <= Int(Int32.max),
            height <= Int(Int32.max)
        else { return nil }
        return ("image/png", width, height, 1)
    }

    /// Walks the segments up to the frame's header, which has the size.
    private static func jpeg(_ bytes: ByteReading) -> Found? {
        guard bytes.begins(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var place = 2
        var orientation = 1
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
                guard let height = bytes.big(at: place + 5, 2), let width = bytes.big(at: place + 7, 2)
                else {
                    return nil
                }
                return ("image/jpeg", width, height, orientation)
            }
            if kind == 0xE1 { orientation = turning(bytes, exif: place + 4) ?? orientation }
            if kind == 0xD9 || kind == 0xDA { return nil }
            place += 2 + length
        }
        return nil
    }

    /// The orientation in a segment of Exif (tag 0x0112 of the first directory); nil where it says none.
    private static func turning(_ bytes: ByteReading, exif: Int) -> Int? {
        guard bytes.text(at: exif, 6) == "Exif\0\0", let order = bytes.text(at: exif + 6, 2) else {
            return nil
        }
        let tiff = exif + 6
        func number(_ place: Int, _ count: Int) -> Int? {
            order == "II" ? bytes.little(at: place, count) : bytes.big(at: place, count)
        }
        guard let directory = number(tiff + 4, 4), let count = number(tiff + directory, 2) else {
            return nil
        }
        let entries = (0..<min(count, 64)).map { tiff + directory + 2 + $0 * 12 }
        guard let entry = entries.first(where: { number($0, 2) == 0x0112 }),
            let value = number(entry + 8, 2),
            (1...8).contains(value)
        else { return nil }
        return value
    }

    private static func webP(_ bytes: ByteReading) -> Found? {
        guard bytes.text(at: 0, 4) == "RIFF", bytes.text(at: 8, 4) == "WEBP",
            let form = bytes.text(at: 12, 4)
        else {
            return nil
        }
        switch form {
        case "VP8 ":
            guard bytes.big(at: 23, 3) == 0x9D012A, let width = bytes.little(at: 26, 2),
                let height = bytes.little(at: 28, 2)
            else { return nil }
            return ("image/webp", width & 0x3FFF, height & 0x3FFF, 1)
        case "VP8L":
            guard bytes.big(at: 20, 1) == 0x2F, let packed = bytes.little(at: 21, 4) else { return nil }
            return ("image/webp", (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1, 1)
        case "VP8X":
            guard let width = bytes.little(at: 24, 3), let height = bytes.little(at: 27, 3) else {
                return nil
            }
            return ("image/webp", width + 1, height + 1, 1)
        default: return nil
        }
    }
}
