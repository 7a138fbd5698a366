import CZlib
import FoundationEssentials

/// Reads the files of a ZIP archive (APPNOTE.TXT 6.3.10): stored and deflated ones, within bounds, so that a small file cannot
/// fill the memory.
struct ZipReader {
    /// Why an archive is not read.
    enum Fault: Error, Equatable {
        /// It breaks off, or its list of files says what cannot be.
        case damaged
        /// It is encrypted, in parts, or packed by something else than deflate.
        case unsupported
        /// A file in it, or all that was read, is larger than a book's text.
        case tooLarge
    }

    /// Most files in an archive.
    static let mostEntries = 10_000
    /// Most bytes of one file when unpacked: four times the longest novels.
    static let mostBytes = 32 << 20
    /// Most bytes unpacked in all.
    static let mostBytesInAll = 128 << 20

    private struct Entry {
        var method: UInt16
        var flags: UInt16
        var packed: Int
        var size: Int
        var offset: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]
    private var unpacked = 0

    /// Reads the list of files.
    ///
    /// - Throws: `Fault`.
    init(_ data: Data) throws(Fault) {
        bytes = [UInt8](data)
        try readDirectory()
    }

    /// Whether there is a file of that name.
    func holds(_ name: String) -> Bool { entries[name] != nil }

    /// All names, sorted.
    var names: [String] { entries.keys.sorted() }

    /// The bytes of a file; nil where there is none of that name.
    ///
    /// - Throws: `Fault`.
    mutating func file(_ name: String) throws(Fault) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard entry.flags & 1 == 0 else { throw .unsupported }
        guard entry.size <= Self.mostBytes, unpacked + entry.size <= Self.mostBytesInAll else { throw .tooLarge }
        // The local header has its own lengths of name and extra field (APPNOTE 4.3.7).
        guard long(entry.offset) == 0x0403_4B50 else { throw .damaged }
        let start = entry.offset + 30 + Int(try short(at: entry.offset + 26)) + Int(try short(at: entry.offset + 28))
        guard start >= 0, entry.packed >= 0, start <= bytes.count, entry.packed <= bytes.count - start else {
            throw .damaged
        }
        let packed = bytes[start..<start + entry.packed]
        let file: [UInt8]
        switch entry.method {
        case 0: file = Array(packed)
        case 8: file = try Self.inflated(packed, size: entry.size)
        default: throw .unsupported
        }
        unpacked += file.count
        return file
    }

    private mutating func readDirectory() throws(Fault) {
        // The end record is 22 bytes and a comment of at most 65,535 (4.3.16).
        guard bytes.count >= 22 else { throw .damaged }
        let first = max(0, bytes.count - 22 - 65_535)
        guard let end = (first...(bytes.count - 22)).last(where: { long($0) == 0x0605_4B50 }) else { throw .damaged }
        let count = Int(try short(at: end + 10))
        guard count != 0xFFFF else { throw .unsupported }
        guard count <= Self.mostEntries else { throw .tooLarge }
        var place = Int(long(end + 16))
        for _ in 0..<count {
            guard long(place) == 0x0201_4B50 else { throw .damaged }
            let nameLength = Int(try short(at: place + 28))
            let rest = Int(try short(at: place + 30)) + Int(try short(at: place + 32))
            guard place + 46 + nameLength <= bytes.count else { throw .damaged }
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
            entries[name] = Entry(
                method: try short(at: place + 10), flags: try short(at: place + 8), packed: Int(long(place + 20)),
                size: Int(long(place + 24)), offset: Int(long(place + 42)))
            place += 46 + nameLength + rest
        }
    }

    private func short(at place: Int) throws(Fault) -> UInt16 {
        guard place >= 0, place + 2 <= bytes.count else { throw .damaged }
        return UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
    }

    /// Four bytes, the lowest first; 0 where there are not so many.
    private func long(_ place: Int) -> UInt32 {
        guard place >= 0, place + 4 <= bytes.count else { return 0 }
        return (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }

    /// Unpacks at most the size that the list names, and a byte more: then the list lies.
    private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) throws(Fault) -> [UInt8] {
        var stream = z_stream()
        // Minus 15: no header before the deflated bytes.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damaged
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: size + 1)
        let (state, left) = packed.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { buffer in
                // zlib reads only; its C interface lacks the const.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                return (inflate(&stream, Z_FINISH), Int(stream.avail_out))
            }
        }
        guard state == Z_STREAM_END, left == 1 else { throw .damaged }
        output.removeLast()
        return output
    }
}
