/// WebP (RFC 9649): a RIFF file of chunks, simple with the pixels alone or extended with a header before them.
enum WebPContainer {
    private static let alphaFlag: UInt8 = 0x10
    private static let animationFlag: UInt8 = 0x02

    /// What a walk through the chunks has found.
    private struct Walk {
        var header: ArraySlice<UInt8>?
        var alpha: ArraySlice<UInt8>?
        var pixels: (type: String, data: ArraySlice<UInt8>)?
        var mark = OriginMark()
    }

    /// The picture's size, its bytes without anything else, and what the rest says of its origin.
    ///
    /// - Throws: `PictureFault`.
    static func cleaned(_ bytes: [UInt8]) throws(PictureFault) -> (PictureSize, [UInt8], OriginMark) {
        let walk = try walked(bytes)
        guard let pixels = walk.pixels else { throw fault("it holds no pixels") }
        let size = pixels.type == "VP8 " ? try lossySize(pixels.data) : try losslessSize(pixels.data)
        var body = Array("WEBP".utf8)
        if let header = walk.header {
            guard try canvas(header) == size else { throw fault("its headers contradict each other") }
            if let alpha = walk.alpha, pixels.type == "VP8 " {
                append("VP8X", [alphaFlag, 0, 0, 0] + header.dropFirst(4).prefix(6), to: &body)
                append("ALPH", alpha, to: &body)
            }
        }
        append(pixels.type, pixels.data, to: &body)
        return (size, Array("RIFF".utf8) + littleEndian(body.count) + body, walk.mark)
    }

    private static func walked(_ bytes: [UInt8]) throws(PictureFault) -> Walk {
        var cursor = ByteCursor(bytes, at: 4)
        guard let told = cursor.littleEndian(4), told >= 4, told <= bytes.count - 8 else {
            throw fault("it is cut off")
        }
        // What stands behind the length that the file tells is no part of it.
        cursor = ByteCursor(Array(bytes.prefix(told + 8)), at: 12)
        var walk = Walk()
        if told + 8 < bytes.count { walk.mark.takeOther([]) }
        while cursor.left > 0 {
            guard let type = cursor.take(4), let length = cursor.littleEndian(4), let data = cursor.take(length),
                length.isMultiple(of: 2) || cursor.byte() != nil
            else { throw fault("it is cut off") }
            switch String(decoding: type, as: UTF8.self) {
            case "VP8X":
                guard walk.header == nil, walk.pixels == nil, data.count >= 10 else {
                    throw fault("its header is wrong")
                }
                if let flags = data.first, flags & animationFlag != 0 { throw .animated }
                walk.header = data
            case "ANIM", "ANMF": throw .animated
            case "ALPH": walk.alpha = data
            case "VP8 ", "VP8L":
                guard walk.pixels == nil else { throw fault("it holds two pictures") }
                walk.pixels = (String(decoding: type, as: UTF8.self), data)
            case "C2PA": walk.mark.takeCredentials(data)
            default: walk.mark.takeOther(data)
            }
        }
        return walk
    }

    private static func canvas(_ header: ArraySlice<UInt8>) throws(PictureFault) -> PictureSize {
        var cursor = ByteCursor(Array(header), at: 4)
        guard let width = cursor.littleEndian(3), let height = cursor.littleEndian(3) else {
            throw fault("its header is wrong")
        }
        return try PictureSize(width + 1, height + 1, of: .webp)
    }

    /// A key frame of VP8 (RFC 6386): three bytes of tag, a signature, and two sizes of 14 bits.
    private static func lossySize(_ data: ArraySlice<UInt8>) throws(PictureFault) -> PictureSize {
        var cursor = ByteCursor(Array(data))
        guard let tag = cursor.littleEndian(3), tag & 1 == 0,
            cursor.take(3)?.elementsEqual([0x9D, 0x01, 0x2A]) == true,
            let width = cursor.littleEndian(2), let height = cursor.littleEndian(2)
        else { throw fault("its pixels have no header") }
        guard tag >> 5 <= cursor.left else { throw fault("it is cut off") }
        return try PictureSize(width & 0x3FFF, height & 0x3FFF, of: .webp)
    }

    private static func losslessSize(_ data: ArraySlice<UInt8>) throws(PictureFault) -> PictureSize {
        var cursor = ByteCursor(Array(data))
        guard cursor.byte() == 0x2F, let bits = cursor.littleEndian(4), bits >> 29 == 0 else {
            throw fault("its pixels have no header")
        }
        return try PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, of: .webp)
    }

    private static func append(_ type: String, _ data: some Collection<UInt8>, to body: inout [UInt8]) {
        body += Array(type.utf8) + littleEndian(data.count)
        body += data
        if !data.count.isMultiple(of: 2) { body.append(0) }
    }

    private static func littleEndian(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func fault(_ part: String) -> PictureFault { .malformed(.webp, part) }
}
