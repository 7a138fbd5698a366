/// PNG (ISO/IEC 15948): a signature and chunks, each with its length and checksum.
enum PNGContainer {
    /// What a picture needs to look as it was meant. Colour profiles may hold anything, so they are left out; a picture
    /// without one is taken for sRGB.
    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD",
    ]

    private struct Chunk {
        let type: String
        /// Length, type, data and checksum.
        let whole: ArraySlice<UInt8>
        let data: ArraySlice<UInt8>
    }

    /// The chunk of a C2PA manifest store (C2PA 2.4, "Embedding manifests into PNG").
    private static let credentials = "caBX"

    /// The picture's size, its bytes without anything else, and what the rest says of its origin.
    ///
    /// - Throws: `PictureFault`.
    static func cleaned(_ bytes: [UInt8]) throws(PictureFault) -> (PictureSize, [UInt8], OriginMark) {
        var cursor = ByteCursor(bytes, at: PictureFormat.pngSignature.count)
        let header = try chunk(&cursor, of: bytes)
        guard header.type == "IHDR" else { throw fault("its header is missing") }
        let (size, needsPalette) = try size(header.data)
        var clean = PictureFormat.pngSignature + header.whole
        clean.reserveCapacity(bytes.count)
        var seen: Set<String> = ["IHDR"]
        var last = "IHDR"
        var mark = OriginMark()
        while last != "IEND" {
            let next = try chunk(&cursor, of: bytes)
            if next.type == "acTL" { throw .animated }
            try check(next, after: last, seen: seen)
            if kept.contains(next.type) {
                clean += next.whole
            } else if next.type == credentials {
                mark.takeCredentials(next.data)
            } else {
                mark.takeOther(next.data)
            }
            seen.insert(next.type)
            last = next.type
        }
        guard seen.contains("IDAT") else { throw fault("it holds no pixels") }
        guard !needsPalette || seen.contains("PLTE") else { throw fault("its palette is missing") }
        if cursor.left > 0 { mark.takeOther([]) }
        return (size, clean, mark)
    }

    private static func chunk(_ cursor: inout ByteCursor, of bytes: [UInt8]) throws(PictureFault) -> Chunk {
        let start = cursor.position
        guard let length = cursor.bigEndian(4), let type = cursor.take(4), let data = cursor.take(length),
            let checksum = cursor.bigEndian(4)
        else { throw fault("it is cut off") }
        guard type.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) else {
            throw fault("a part has no name")
        }
        var crc = CRC32()
        crc.take(type)
        crc.take(data)
        guard crc.value == UInt32(truncatingIfNeeded: checksum) else { throw fault("a checksum is wrong") }
        return Chunk(
            type: String(decoding: type, as: UTF8.self), whole: bytes[start..<cursor.position], data: data)
    }

    /// A part that readers must understand and do not know makes a picture that nobody can show.
    private static func check(_ chunk: Chunk, after last: String, seen: Set<String>) throws(PictureFault) {
        switch chunk.type {
        case "IHDR": throw fault("it has two headers")
        case "IDAT" where seen.contains("IDAT") && last != "IDAT": throw fault("its pixels are torn apart")
        case "PLTE":
            guard !seen.contains("PLTE"), !seen.contains("IDAT"), chunk.data.count.isMultiple(of: 3),
                (3...768).contains(chunk.data.count)
            else { throw fault("its palette is wrong") }
        case "IDAT", "IEND": break
        default:
            let isCritical = chunk.type.utf8.first.map { $0 & 0x20 == 0 } ?? false
            if isCritical { throw fault("it has a part that no reader knows") }
            if kept.contains(chunk.type), seen.contains(chunk.type) { throw fault("a part stands there twice") }
        }
    }

    private static func size(_ data: ArraySlice<UInt8>) throws(PictureFault) -> (PictureSize, needsPalette: Bool) {
        let fields = Array(data)
        var cursor = ByteCursor(fields)
        guard fields.count == 13, let width = cursor.bigEndian(4), let height = cursor.bigEndian(4) else {
            throw fault("its header is wrong")
        }
        let depths: [UInt8: Set<UInt8>] = [
            0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
        ]
        let (depth, colour) = (fields[8], fields[9])
        guard depths[colour]?.contains(depth) == true, fields[10] == 0, fields[11] == 0, fields[12] <= 1 else {
            throw fault("its header is wrong")
        }
        return (try PictureSize(width, height, of: .png), colour == 3)
    }

    private static func fault(_ part: String) -> PictureFault { .malformed(.png, part) }
}
