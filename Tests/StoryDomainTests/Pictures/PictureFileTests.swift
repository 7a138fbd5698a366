import Foundation
import StoryDomain
import Testing

@Suite struct PictureFileTests {
    /// Words that stand in the samples and must stand in nothing that is kept.
    private static let secrets = ["Secret", "Author", "hidden", "secret", "TRAILING", "ICC_PROFILE", "xmpmeta"]

    private func holds(_ bytes: [UInt8], _ word: String) -> Bool { Data(bytes).range(of: Data(word.utf8)) != nil }

    private func fault(of bytes: [UInt8]) -> PictureFault? {
        do throws(PictureFault) {
            _ = try PictureFile(reading: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        (RealPictures.photoJPEG, PictureFormat.jpeg, 8, 12), (RealPictures.progressiveJPEG, .jpeg, 12, 8),
        (RealPictures.cmykJPEG, .jpeg, 12, 8), (RealPictures.lossyWebP, .webp, 12, 8),
        (RealPictures.losslessWebP, .webp, 12, 8), (RealPictures.alphaWebP, .webp, 12, 8),
        (RealPictures.notedPNG, .png, 12, 8), (RealPictures.palettePNG, .png, 12, 8),
    ])
    func `a real picture keeps its form and size and loses all that is no picture`(
        bytes: [UInt8], format: PictureFormat, width: Int, height: Int
    ) throws {
        let file = try PictureFile(reading: bytes)
        #expect(file.format == format)
        #expect(file.width == width)
        #expect(file.height == height)
        for word in Self.secrets { #expect(!holds(file.bytes, word), "\(word)") }
        // What was written anew is read as the same.
        let again = try PictureFile(reading: file.bytes)
        #expect(again == file)
    }

    @Test func `of a photo's Exif only the orientation is left, and the size is that of the turned picture`() throws {
        let file = try PictureFile(reading: RealPictures.photoJPEG)
        let exif = try #require(Data(file.bytes).range(of: Data("Exif\0\0".utf8)))
        #expect(file.bytes.count < RealPictures.photoJPEG.count)
        // Its segment is as long as a header and one entry.
        #expect(file.bytes[exif.lowerBound - 2..<exif.lowerBound].elementsEqual([0, 34]))
        let upright = try PictureFile(reading: RealPictures.progressiveJPEG)
        #expect(!holds(upright.bytes, "Exif"))
    }

    @Test func `transparency and inks stay`() throws {
        #expect(holds(try PictureFile(reading: RealPictures.alphaWebP).bytes, "ALPH"))
        #expect(!holds(try PictureFile(reading: RealPictures.lossyWebP).bytes, "VP8X"))
        #expect(holds(try PictureFile(reading: RealPictures.palettePNG).bytes, "tRNS"))
        #expect(holds(try PictureFile(reading: RealPictures.cmykJPEG).bytes, "Adobe"))
    }

    @Test func `what is none of the three forms is refused, whatever it is called`() {
        let page = Array("<html><script>alert(1)</script></html>".utf8)
        let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
        for bytes in [[], [0xFF], page, drawing, RealPictures.gif, Array("RIFF0000WAVE".utf8), [0x89, 0x50]] {
            #expect(fault(of: bytes) == .unknownForm)
        }
    }

    @Test func `what moves is refused`() {
        #expect(fault(of: RealPictures.movingPNG) == .animated)
        #expect(fault(of: RealPictures.movingWebP) == .animated)
    }

    @Test func `a picture that was cut off anywhere is refused or still whole`() throws {
        for (name, bytes) in [
            ("png", RealPictures.notedPNG), ("jpeg", RealPictures.photoJPEG),
            ("progressive", RealPictures.progressiveJPEG),
            ("webp", RealPictures.lossyWebP), ("lossless", RealPictures.losslessWebP),
            ("alpha", RealPictures.alphaWebP),
        ] {
            let whole = try PictureFile(reading: bytes)
            for length in 0..<bytes.count {
                guard let file = try? PictureFile(reading: Array(bytes.prefix(length))) else { continue }
                // Only what stands behind the end may be missing.
                #expect(file == whole, "\(name) of \(length) bytes")
            }
            #expect(fault(of: Array(bytes.prefix(bytes.count / 2))) != nil, "\(name)")
        }
    }

    @Test func `one flipped bit of a PNG's header, palette or pixels is found`() throws {
        let bytes = try PictureFile(reading: RealPictures.palettePNG).bytes
        for index in 8..<bytes.count {
            var damaged = bytes
            damaged[index] ^= 0x04
            #expect(fault(of: damaged) != nil, "byte \(index)")
        }
    }

    @Test func `no damage whatever brings the reader down`() {
        var generator = SystemRandomNumberGenerator()
        for bytes in [RealPictures.photoJPEG, RealPictures.alphaWebP, RealPictures.notedPNG, RealPictures.movingWebP] {
            for _ in 0..<400 {
                var damaged = bytes
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    damaged[Int.random(in: 4..<damaged.count, using: &generator)] = .random(
                        in: 0...255, using: &generator)
                }
                if let file = try? PictureFile(reading: damaged) {
                    #expect((1...PictureFile.longestSide).contains(file.width))
                    #expect((1...PictureFile.longestSide).contains(file.height))
                }
            }
        }
    }
}
