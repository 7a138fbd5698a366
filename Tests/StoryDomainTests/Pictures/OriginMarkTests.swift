import Foundation
import StoryDomain
import TestSupport
import Testing

/// What generated pictures say of their origin, and when it stays.
@Suite struct OriginMarkTests {
    /// The text that a manifest of a generated picture holds, within the boxes that are opaque to us.
    private static let generated = Array("jumb c2pa digitalSourceType …/trainedAlgorithmicMedia".utf8)
    private static let camera = Array("jumb c2pa digitalSourceType …/digitalCapture GPS".utf8)

    private func holds(_ bytes: [UInt8], _ word: String) -> Bool { Data(bytes).range(of: Data(word.utf8)) != nil }

    private func png(_ extra: (type: String, data: [UInt8])...) -> [UInt8] { FakePicture.png(extra: extra) }

    /// A real JPEG with segments behind its start.
    private func jpeg(_ segments: (marker: UInt8, data: [UInt8])...) throws -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        for segment in segments {
            let length = segment.data.count + 2
            bytes += [0xFF, segment.marker, UInt8(length >> 8), UInt8(length & 0xFF)]
            bytes += segment.data
        }
        return try bytes + PictureFile(reading: RealPictures.progressiveJPEG).bytes.dropFirst(2)
    }

    /// A real WebP with a chunk behind its pixels.
    private func webp(_ type: String, _ data: [UInt8]) throws -> [UInt8] {
        let clean = try PictureFile(reading: RealPictures.losslessWebP).bytes
        var body = Array(clean.dropFirst(8)) + Array(type.utf8) + [UInt8(data.count), 0, 0, 0] + data
        if !data.count.isMultiple(of: 2) { body.append(0) }
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (8 * $0)) } + body
    }

    @Test func `a provider's picture with content credentials is kept byte for byte, in all three forms`() throws {
        let box = Array("JP".utf8) + Self.generated
        for bytes in [
            png(("caBX", Self.generated)), try jpeg((0xEB, box), (0xEB, box)), try webp("C2PA", Self.generated),
        ] {
            #expect(try PictureFile(reading: bytes, from: .provider).bytes == bytes)
        }
    }

    @Test func `what stands beside a provider's credentials stays, since their hashes cover it`() throws {
        let bytes = png(("tEXt", Array("Software\0Model".utf8)), ("caBX", Self.camera)) + [1, 2, 3]
        #expect(try PictureFile(reading: bytes, from: .provider).bytes == bytes)
    }

    @Test func `a mark in XMP alone keeps a provider's picture; without any mark it is written anew`() throws {
        let marked = try jpeg((0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x trainedAlgorithmicMedia/>".utf8)))
        #expect(try PictureFile(reading: marked, from: .provider).bytes == marked)
        let remote = png(("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0<x dcterms:provenance='…'/>".utf8)))
        #expect(try PictureFile(reading: remote, from: .provider).bytes == remote)
        let noted = png(("tEXt", Array("parameters\0secret prompt".utf8)))
        #expect(!holds(try PictureFile(reading: noted, from: .provider).bytes, "secret"))
    }

    @Test func `an upload keeps the credentials of a generated picture`() throws {
        for bytes in [png(("caBX", Self.generated)), try webp("C2PA", Self.generated)] {
            #expect(try PictureFile(reading: bytes).bytes == bytes)
        }
    }

    @Test func `an upload loses a camera's credentials, and all of them beside Exif or a comment`() throws {
        #expect(!holds(try PictureFile(reading: png(("caBX", Self.camera))).bytes, "c2pa"))
        let photo = try jpeg((0xEB, Array("JP".utf8) + Self.generated), (0xFE, Array("hidden comment".utf8)))
        let kept = try PictureFile(reading: photo).bytes
        #expect(!holds(kept, "hidden"))
        #expect(!holds(kept, "c2pa"))
        let trailing = png(("caBX", Self.generated)) + Array("TRAILING".utf8)
        #expect(!holds(try PictureFile(reading: trailing).bytes, "TRAILING"))
    }

    @Test func `a damaged picture is refused whatever it says of its origin`() {
        let cut = Array(png(("caBX", Self.generated)).dropLast(6))
        #expect(throws: PictureFault.self) { try PictureFile(reading: cut, from: .provider) }
    }
}
