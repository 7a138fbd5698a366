import StoryDomain
import Testing

/// Pictures made by hand whose parts are whole and say what is not so.
@Suite struct LyingPictureTests {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ type: String, _ data: [UInt8] = []) -> [UInt8] {
        var crc = CRC32()
        crc.take(type.utf8)
        crc.take(data)
        return bigEndian(data.count) + Array(type.utf8) + data + bigEndian(Int(crc.value))
    }

    private static func header(
        _ width: Int = 2, _ height: Int = 2, depth: UInt8 = 8, colour: UInt8 = 2, interlace: UInt8 = 0
    ) -> [UInt8] {
        chunk("IHDR", bigEndian(width) + bigEndian(height) + [depth, colour, 0, 0, interlace])
    }

    private static func png(_ chunks: [UInt8]...) -> [UInt8] { signature + chunks.flatMap { $0 } }

    private static let pixels = chunk("IDAT", [1, 2, 3])
    private static let end = chunk("IEND")

    private func fault(of bytes: [UInt8]) -> PictureFault? {
        do throws(PictureFault) {
            _ = try PictureFile(reading: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func isMalformed(_ bytes: [UInt8], _ format: PictureFormat) -> Bool {
        if case .malformed(format, _)? = fault(of: bytes) { true } else { false }
    }

    @Test func `the checksum is that of the standard`() {
        var crc = CRC32()
        crc.take("123456789".utf8)
        #expect(crc.value == 0xCBF4_3926)
    }

    @Test func `a PNG whose parts are out of order, missing or unknown is refused`() {
        let palette = Self.chunk("PLTE", [1, 2, 3])
        let endless: [UInt8] = Self.signature + [0x7F, 0xFF, 0xFF, 0xFF] + Array("IDAT".utf8)
        #expect(fault(of: Self.png(Self.header(), Self.pixels, Self.end)) == nil)
        #expect(fault(of: Self.png(Self.header(colour: 3), palette, Self.pixels, Self.end)) == nil)
        let wrongs: [[UInt8]] = [
            Self.png(Self.pixels, Self.header(), Self.end), Self.png(Self.header(), Self.end),
            Self.png(Self.header(), Self.header(), Self.pixels, Self.end), Self.png(Self.header(), Self.pixels),
            Self.png(Self.header(colour: 3), Self.pixels, Self.end),
            Self.png(Self.header(), Self.pixels, palette, Self.end),
            Self.png(Self.header(), Self.pixels, Self.chunk("tEXt"), Self.pixels, Self.end),
            Self.png(Self.header(), Self.chunk("ABCD"), Self.pixels, Self.end),
            Self.png(Self.header(), Self.chunk("PLTE", [1, 2]), Self.pixels, Self.end),
            Self.png(Self.header(depth: 3), Self.pixels, Self.end),
            Self.png(Self.header(colour: 5), Self.pixels, Self.end),
            Self.png(Self.header(interlace: 2), Self.pixels, Self.end),
            Self.png(Self.chunk("IHDR", [1, 2, 3]), Self.pixels, Self.end),
            Self.signature, endless,
        ]
        for wrong in wrongs { #expect(isMalformed(wrong, .png), "\(wrong.count) bytes") }
    }

    @Test func `sizes beyond the limits are refused by what the header says`() {
        for (width, height) in [(8_193, 1), (1, 8_193), (8_192, 8_192), (0x7FFF_FFFF, 0x7FFF_FFFF)] {
            let bytes = Self.png(Self.header(width, height), Self.pixels, Self.end)
            #expect(fault(of: bytes) == .tooWide(width: width, height: height))
        }
        #expect(isMalformed(Self.png(Self.header(0, 5), Self.pixels, Self.end), .png))
        #expect(fault(of: Self.png(Self.header(8_192, 4_096), Self.pixels, Self.end)) == nil)
    }

    @Test func `ten mebibytes are read, and not one byte more`() throws {
        let frame = Self.png(Self.header(), Self.chunk("IDAT"), Self.end).count
        let room = PictureFile.mostBytes - frame
        let whole = Self.png(Self.header(), Self.chunk("IDAT", Array(repeating: 7, count: room)), Self.end)
        #expect(whole.count == PictureFile.mostBytes)
        #expect(try PictureFile(reading: whole).bytes == whole)
        #expect(fault(of: whole + [0]) == .tooLong(bytes: PictureFile.mostBytes + 1))
    }

    @Test func `what stands behind the end of a PNG, and notes within it, are left out`() throws {
        let bare = Self.png(Self.header(), Self.pixels, Self.end)
        let notes = Self.chunk("tEXt", Array("Author\0Ann".utf8)) + Self.chunk("eXIf", [1]) + Self.chunk("prVt", [2])
        #expect(
            try PictureFile(reading: Self.png(Self.header(), notes, Self.pixels, notes, Self.end) + [1, 2]).bytes
                == bare)
    }

    @Test func `a JPEG without a header, pixels or end is refused`() {
        let header: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        let pixels: [UInt8] = [1, 0xFF, 0, 2, 0xFF, 0xD0, 3]
        let (start, end): ([UInt8], [UInt8]) = ([0xFF, 0xD8], [0xFF, 0xD9])
        func jpeg(_ parts: [UInt8]...) -> [UInt8] { start + parts.flatMap { $0 } }
        #expect(fault(of: jpeg(header, scan, pixels, end)) == nil)
        let lossless: [UInt8] = [0xFF, 0xC3] + Array(header.dropFirst(2))
        let threeComponents: [UInt8] = Array(header.prefix(9)) + [3] + Array(header.dropFirst(10))
        let noLength: [UInt8] = [0xFF, 0xFE, 0, 1]
        let cutOff: [UInt8] = [0xFF, 0xFE, 0xFF, 0xFF, 1]
        let wrongs: [[UInt8]] = [
            jpeg(end), jpeg(header, end), jpeg(scan, pixels, end), jpeg(header, scan, end), jpeg(header, scan, pixels),
            jpeg(header, header, scan, pixels, end), jpeg(lossless, scan, pixels, end),
            jpeg(noLength, header, scan, pixels, end), jpeg(cutOff), jpeg(threeComponents, scan, pixels, end),
            jpeg(header, [0x12], scan, pixels, end),
            // Fill bytes before a marker are no pixels.
            jpeg(header, scan, [0xFF, 0xFF, 0xFF], end),
        ]
        for wrong in wrongs { #expect(isMalformed(wrong, .jpeg), "\(wrong)") }
        let tall: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0x40, 0, 0, 3, 1, 1, 0x11, 0]
        #expect(fault(of: jpeg(tall, scan, pixels, end)) == .tooWide(width: 3, height: 16_384))
    }

    @Test func `a WebP whose headers contradict each other is refused`() {
        func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
            var bytes = Array(type.utf8)
            bytes += [UInt8(data.count), 0, 0, 0]
            bytes += data
            return data.count % 2 == 1 ? bytes + [0] : bytes
        }
        func webp(_ body: [UInt8], told: Int? = nil) -> [UInt8] {
            var bytes = Array("RIFF".utf8)
            bytes += [UInt8(told ?? body.count + 4), 0, 0, 0]
            bytes += Array("WEBP".utf8)
            return bytes + body
        }
        // 3 × 2, lossless: fourteen bits each of width - 1 and height - 1.
        let pixels = chunk("VP8L", [0x2F, 0x02, 0x40, 0, 0, 9])
        let header = chunk("VP8X", [0, 0, 0, 0, 2, 0, 0, 1, 0, 0])
        let other = chunk("VP8X", [0, 0, 0, 0, 9, 0, 0, 1, 0, 0])
        #expect(fault(of: webp(pixels)) == nil)
        #expect(fault(of: webp(header + chunk("EXIF", [1, 2, 3]) + pixels)) == nil)
        let wrongs: [[UInt8]] = [
            webp(other + pixels), webp(header), webp(pixels + pixels), webp(pixels + header), webp(pixels, told: 200),
            webp(pixels, told: 3), webp(pixels, told: 10), webp(chunk("VP8L", [0x2E, 2, 0x40, 0, 0])),
            webp(chunk("VP8 ", [1, 0, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0])),
            webp(chunk("VP8 ", [0, 0xFF, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0])), webp(chunk("VP8 ", [0, 0])),
        ]
        for wrong in wrongs { #expect(isMalformed(wrong, .webp), "\(wrong)") }
    }
}
