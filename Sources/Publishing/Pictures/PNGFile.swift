import FoundationEssentials

/// Writes pixels as PNG.
enum PNGFile {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// The file of a picture; without transparency where none of its pixels has any.
    ///
    /// - Parameters:
    ///   - pixels: red, green, blue and opacity of each, row by row.
    ///   - width: pixels of a row.
    /// - Returns: nil where there was no memory.
    static func bytes(of pixels: UnsafeBufferPointer<UInt8>, width: Int) -> Data? {
        let height = pixels.count / 4 / width
        let isOpaque = stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 }
        var packed = Data()
        guard
            (try? Deflation.append(rows(of: pixels, width: width, isOpaque: isOpaque), to: &packed, wrapping: .zlib))
                != nil
        else { return nil }
        let head = big(UInt32(width)) + big(UInt32(height)) + [8, isOpaque ? 2 : 6, 0, 0, 0]
        var file = Data(signature)
        for (name, content) in [("IHDR", Data(head)), ("IDAT", packed), ("IEND", Data())] {
            let chunk = Data(name.utf8) + content
            file.append(contentsOf: big(UInt32(content.count)))
            file.append(chunk)
            file.append(contentsOf: big(Deflation.checksum(of: chunk)))
        }
        return file
    }

    /// The rows as differences to the row above, which compress best of what is simple.
    private static func rows(of pixels: UnsafeBufferPointer<UInt8>, width: Int, isOpaque: Bool) -> Data {
        let channels = isOpaque ? 3 : 4
        let height = pixels.count / 4 / width
        var rows = [UInt8]()
        rows.reserveCapacity(height * (width * channels + 1))
        for y in 0..<height {
            rows.append(2)
            for x in 0..<width {
                let place = (y * width + x) * 4
                for channel in 0..<channels {
                    let above = y == 0 ? 0 : pixels[place + channel - width * 4]
                    rows.append(pixels[place + channel] &- above)
                }
            }
        }
        return Data(rows)
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
