import FoundationEssentials
import StoryDomain

@testable import ModelProviders
@testable import Publishing

/// Pictures that people or providers bring.
extension Reader {
    static let pictures = [pictureFiles, chunkedPNG, providerPictures]

    private static let pictureFiles = Reader(name: "pictures") { bytes in
        check(bytes)
    } seeds: {
        [SeedPictures.png, SeedPictures.jpeg, SeedPictures.webP]
    }

    /// PNG files whose chunks are the input's and whose checksums are right, so that what is behind the check is reached.
    /// A chunk is four bytes of type, one of length, and its data.
    private static let chunkedPNG = Reader(name: "png-chunks") { bytes in
        var file = SeedPictures.pngSignature
        var rest = bytes[...]
        while rest.count > 5 {
            let type = Array(rest.prefix(4))
            let data = Array(rest.dropFirst(5).prefix(Int(rest[rest.startIndex + 4])))
            file += SeedPictures.chunk(type, data)
            rest = rest.dropFirst(5 + data.count)
        }
        check(file)
    } seeds: {
        let header: [UInt8] = [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]
        func piece(_ type: String, _ data: [UInt8]) -> [UInt8] { Array(type.utf8) + [UInt8(data.count)] + data }
        return [
            piece("IHDR", header) + piece("IDAT", [1, 2, 3]) + piece("IEND", []),
            piece("IHDR", header) + piece("eXIf", [1, 2, 3]) + piece("tEXt", [65, 0, 66])
                + piece("caBX", Array("c2pa".utf8))
                + piece("IDAT", [1]) + piece("IDAT", [2]) + piece("IEND", []),
        ]
    }

    private static let providerPictures = Reader(name: "provider-pictures") { bytes in
        let reading = PictureReading(provider: "fuzz")
        _ = try? reading.file(ofBase64: String(decoding: bytes, as: UTF8.self))
    } seeds: {
        [SeedPictures.png, SeedPictures.jpeg].flatMap { picture in
            let text = Data(picture).base64EncodedString()
            return [Array(text.utf8), Array("data:image/png;base64,\(text)".utf8)]
        }
    }

    private static func check(_ bytes: [UInt8]) {
        _ = PictureHeader(of: Data(bytes))
        for origin in [PictureFile.Origin.upload, .provider] {
            guard let file = try? PictureFile(reading: bytes, from: origin) else { continue }
            guard file.bytes.count <= bytes.count + 64 else { fatalError("A cleaned picture is larger than it was.") }
            guard let again = try? PictureFile(reading: file.bytes, from: origin) else {
                fatalError("A picture that was cleaned is refused.")
            }
            guard again == file else { fatalError("Cleaning a picture twice gives another one.") }
        }
    }
}

/// The smallest pictures of each kind, made here so that the repository holds no binary files.
enum SeedPictures {
    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Two by two pixels. The data is no deflate stream, which nothing here unpacks.
    static let png: [UInt8] =
        pngSignature + chunk(Array("IHDR".utf8), [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
        + chunk(Array("IDAT".utf8), [0x78, 0x9C, 1, 2, 3]) + chunk(Array("IEND".utf8), [])

    /// A JPEG (ITU T.81) with JFIF, Exif, a comment, tables of zeros and a scan.
    static let jpeg: [UInt8] = {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        bytes += segment(
            0xE1,
            Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0])
        bytes += segment(0xFE, Array("a comment".utf8))
        bytes += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
        bytes += segment(0xC0, [8, 0, 2, 0, 2, 1, 1, 0x11, 0])
        bytes += segment(0xC4, [0] + [UInt8](repeating: 0, count: 16))
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 0xFF, 0, 3, 0xFF, 0xD9]
        return bytes
    }()

    /// A lossy WebP (RFC 9649) of two by two pixels, with Exif beside it.
    static let webP: [UInt8] = {
        let lossy: [UInt8] = [0x10, 0, 0, 0x9D, 1, 0x2A, 2, 0, 2, 0]
        var body = Array("WEBP".utf8)
        body += part("VP8X", [8, 0, 0, 0, 1, 0, 0, 1, 0, 0]) + part("VP8 ", lossy) + part("EXIF", [1, 2])
        return Array("RIFF".utf8) + little(body.count) + body
    }()

    /// A chunk of a PNG with its length and checksum.
    static func chunk(_ type: [UInt8], _ data: [UInt8]) -> [UInt8] {
        let count = data.count
        return [UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)] + type + data
            + checksum(type + data)
    }

    /// The CRC of PNG (ISO 15948, annex D), most significant byte first.
    private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        crc ^= 0xFFFF_FFFF
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: crc >> $0) }
    }

    private static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        let count = data.count + 2
        return [0xFF, marker, UInt8(count >> 8), UInt8(count & 255)] + data
    }

    private static func part(_ type: String, _ data: [UInt8]) -> [UInt8] {
        Array(type.utf8) + little(data.count) + data + (data.count % 2 == 0 ? [] : [0])
    }

    private static func little(_ number: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
