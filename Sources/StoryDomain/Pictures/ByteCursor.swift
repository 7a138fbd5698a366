/// Reads bytes from front to back; what is not there is nil, never a crash.
struct ByteCursor {
    private let bytes: [UInt8]
    private(set) var position: Int

    /// Begins at an offset.
    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// How many bytes are left.
    var left: Int { max(0, bytes.count - position) }

    /// The next byte, which stays the next one.
    var peeked: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next byte.
    mutating func byte() -> UInt8? {
        guard let next = peeked else { return nil }
        position += 1
        return next
    }

    /// The same cursor so many bytes before.
    func back(_ count: Int) -> ByteCursor { ByteCursor(bytes, at: max(0, position - count)) }

    /// So many bytes; nil where there are fewer.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    /// A number of so many bytes, the highest first.
    mutating func bigEndian(_ count: Int) -> Int? {
        take(count)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of so many bytes, the lowest first.
    mutating func littleEndian(_ count: Int) -> Int? {
        take(count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
