import CZlib
import FoundationEssentials

/// A ZIP file that grows entry by entry. Equal entries give equal bytes: every entry has ZIP's first day as its date.
///
/// Entries are read once and written out compressed, so no more is held than the file and the entry at hand.
struct ZipArchive {
    /// The first day that ZIP can tell, 1 January 1980, as MS-DOS packs it.
    private static let day: UInt16 = 0x21

    /// What the directory at the end says of an entry.
    private struct Entry {
        var name: [UInt8]
        var method: UInt16
        var checksum: UInt32
        var size: UInt32
        var packedSize: UInt32
        var place: UInt32
    }

    private var file: Data
    private var entries: [Entry] = []

    /// Begins a file.
    ///
    /// - Parameter capacity: bytes that it is likely to have.
    init(capacity: Int = 0) {
        file = Data(capacity: capacity)
    }

    /// Adds an entry as it is: what is compressed already, or must be found without unpacking.
    ///
    /// - Parameter name: its path in ASCII.
    /// - Throws: `ExportError.tooLarge`.
    mutating func store(_ name: String, _ bytes: Data) throws(ExportError) {
        try add(name, bytes, method: 0) { file, bytes in file.append(bytes) }
    }

    /// Adds a compressed entry.
    ///
    /// - Parameter name: its path in ASCII.
    /// - Throws: `ExportError.tooLarge`, `ExportError.noMemory`.
    mutating func deflate(_ name: String, _ bytes: Data) throws(ExportError) {
        try add(name, bytes, method: 8) { (file, bytes) throws(ExportError) in
            try Deflation.append(bytes, to: &file, wrapping: .raw)
        }
    }

    /// Adds a compressed entry of text.
    ///
    /// - Throws: as `deflate`.
    mutating func deflate(_ name: String, text: String) throws(ExportError) {
        try deflate(name, Data(text.utf8))
    }

    /// The whole file.
    ///
    /// - Throws: `ExportError.tooLarge`.
    consuming func closed() throws(ExportError) -> Data {
        let place = try Self.number(file.count)
        for entry in entries {
            append(0x0201_4B50 as UInt32, 20 as UInt16, 20 as UInt16, 0 as UInt16, entry.method, 0 as UInt16, Self.day)
            append(entry.checksum, entry.packedSize, entry.size, UInt16(entry.name.count))
            append(0 as UInt16, 0 as UInt16, 0 as UInt16, 0 as UInt16, 0 as UInt32, entry.place)
            file.append(contentsOf: entry.name)
        }
        let size = try Self.number(file.count) - place
        guard let count = UInt16(exactly: entries.count) else { throw .tooLarge }
        append(0x0605_4B50 as UInt32, 0 as UInt16, 0 as UInt16, count, count, size, place, 0 as UInt16)
        return file
    }

    private mutating func add(
        _ name: String, _ bytes: Data, method: UInt16, _ write: (inout Data, Data) throws(ExportError) -> Void
    ) throws(ExportError) {
        var entry = Entry(
            name: Array(name.utf8), method: method, checksum: Deflation.checksum(of: bytes),
            size: try Self.number(bytes.count), packedSize: 0, place: try Self.number(file.count))
        append(0x0403_4B50 as UInt32, 20 as UInt16, 0 as UInt16, method, 0 as UInt16, Self.day, entry.checksum)
        let sizePlace = file.count
        append(0 as UInt32, entry.size, UInt16(entry.name.count), 0 as UInt16)
        file.append(contentsOf: entry.name)
        let begin = file.count
        try write(&file, bytes)
        entry.packedSize = try Self.number(file.count - begin)
        withUnsafeBytes(of: entry.packedSize.littleEndian) { packed in
            file.replaceSubrange(sizePlace..<(sizePlace + 4), with: packed)
        }
        entries.append(entry)
    }

    /// Appends numbers, the lowest byte first.
    private mutating func append<each Number: FixedWidthInteger>(_ numbers: repeat each Number) {
        for number in repeat each numbers {
            withUnsafeBytes(of: number.littleEndian) { file.append(contentsOf: $0) }
        }
    }

    private static func number(_ count: Int) throws(ExportError) -> UInt32 {
        guard let number = UInt32(exactly: count) else { throw .tooLarge }
        return number
    }
}
