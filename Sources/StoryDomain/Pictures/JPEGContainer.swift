/// JPEG (ITU T.81): marked segments, and behind each start of a scan the coded pixels up to the next marker.
enum JPEGContainer {
    /// What a walk through the segments has found so far.
    private struct Walk {
        var clean: [UInt8] = [0xFF, 0xD8]
        var size: PictureSize?
        var orientation = 1
        var hasPixels = false
        var mark = OriginMark()
    }

    /// The picture's size as it is shown, its bytes without anything else, and what the rest says of its origin. Of what
    /// cameras write only the orientation is kept, since the picture would lie on its side without it.
    ///
    /// - Throws: `PictureFault`.
    static func cleaned(_ bytes: [UInt8]) throws(PictureFault) -> (PictureSize, [UInt8], OriginMark) {
        var cursor = ByteCursor(bytes, at: 2)
        var walk = Walk()
        walk.clean.reserveCapacity(bytes.count)
        while true {
            let marker = try marker(&cursor)
            if marker == 0xD9 { break }
            guard let length = cursor.bigEndian(2), length >= 2, let data = cursor.take(length - 2) else {
                throw fault("it is cut off")
            }
            try take(marker, data, &walk)
            if marker == 0xDA { try copyScan(&cursor, &walk) }
        }
        guard let size = walk.size, walk.hasPixels else { throw fault("it holds no pixels") }
        walk.clean += [0xFF, 0xD9]
        if cursor.left > 0 { walk.mark.takeOther([]) }
        guard walk.orientation != 1 else { return (size, walk.clean, walk.mark) }
        walk.clean.insert(contentsOf: JPEGOrientation.segment(walk.orientation), at: endOfJFIF(walk.clean))
        return (walk.orientation >= 5 ? size.turned : size, walk.clean, walk.mark)
    }

    /// The next marker; any number of fill bytes may stand before it.
    private static func marker(_ cursor: inout ByteCursor) throws(PictureFault) -> UInt8 {
        guard let first = cursor.byte() else { throw fault("it is cut off") }
        guard first == 0xFF else { throw fault("a marker is missing") }
        while let next = cursor.byte() {
            if next != 0xFF { return next }
        }
        throw fault("it is cut off")
    }

    private static func take(_ marker: UInt8, _ data: ArraySlice<UInt8>, _ walk: inout Walk) throws(PictureFault) {
        switch marker {
        case 0xC0, 0xC1, 0xC2:
            guard walk.size == nil else { throw fault("it has two headers") }
            walk.size = try size(data)
        case 0xDA:
            guard walk.size != nil else { throw fault("its header is missing") }
        case 0xC4, 0xDB, 0xDD: break
        case 0xE0:
            // The thumbnail behind the fourteen bytes may show what was cut away.
            guard data.starts(with: Array("JFIF\0".utf8)), data.count >= 14 else { return walk.mark.takeOther(data) }
            if data.count > 14 { walk.mark.takeOther(data.dropFirst(14)) }
            walk.clean += [0xFF, 0xE0, 0, 16] + data.prefix(12) + [0, 0]
            return
        case 0xE1:
            if let orientation = JPEGOrientation.read(data) { walk.orientation = orientation }
            return walk.mark.takeOther(data)
        case 0xEE:
            // Says how the colours are coded.
            guard data.starts(with: Array("Adobe".utf8)), data.count >= 12 else { return walk.mark.takeOther(data) }
            walk.clean += [0xFF, 0xEE, 0, 14] + data.prefix(12)
            return
        case 0xEB where data.starts(with: Array("JP".utf8)):
            // JPEG universal metadata boxes (ISO/IEC 19566-5), of which C2PA's manifest store is one.
            return walk.mark.takeCredentials(data)
        case 0xE2...0xEF, 0xFE: return walk.mark.takeOther(data)
        case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCC, 0xCD...0xCF:
            throw fault("it is coded in a way that browsers do not read")
        default: throw fault("it has a part that no reader knows")
        }
        let length = data.count + 2
        walk.clean += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        walk.clean += data
    }

    private static func size(_ data: ArraySlice<UInt8>) throws(PictureFault) -> PictureSize {
        let fields = Array(data)
        var cursor = ByteCursor(fields, at: 1)
        guard let height = cursor.bigEndian(2), let width = cursor.bigEndian(2), let components = cursor.byte(),
            [1, 3, 4].contains(components), fields.count == 6 + 3 * Int(components)
        else { throw fault("its header is wrong") }
        return try PictureSize(width, height, of: .jpeg)
    }

    /// Copies coded pixels: in them 0xFF is followed by 0 or by a restart marker.
    private static func copyScan(_ cursor: inout ByteCursor, _ walk: inout Walk) throws(PictureFault) {
        let start = walk.clean.count
        while true {
            guard let byte = cursor.byte() else { throw fault("it is cut off") }
            guard byte == 0xFF else {
                walk.clean.append(byte)
                continue
            }
            guard let next = cursor.peeked else { throw fault("it is cut off") }
            if next == 0 || (0xD0...0xD7).contains(next) {
                walk.clean += [0xFF, next]
                _ = cursor.byte()
            } else if next != 0xFF {
                // The marker behind the pixels, which is read again from its beginning. Fill bytes before it are none.
                guard walk.clean.count > start else { throw fault("it holds no pixels") }
                walk.hasPixels = true
                cursor = cursor.back(1)
                return
            }
        }
    }

    /// Where the header of JFIF ends, behind which the orientation stands.
    private static func endOfJFIF(_ clean: [UInt8]) -> Int {
        clean.count > 20 && clean[3] == 0xE0 ? 20 : 2
    }

    private static func fault(_ part: String) -> PictureFault { .malformed(.jpeg, part) }
}
