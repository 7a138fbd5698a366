import FoundationEssentials

/// Numbers and letters at places of a file; nil beyond its end.
struct ByteReading {
    private let data: Data

    /// Takes a file.
    init(_ data: Data) {
        self.data = data
    }

    /// Whether the file begins so.
    func begins(with bytes: [UInt8]) -> Bool {
        data.starts(with: bytes)
    }

    /// `count` bytes from `place` on as a number, the highest first.
    func big(at place: Int, _ count: Int) -> Int? {
        slice(at: place, count)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// `count` bytes from `place` on as a number, the lowest first.
    func little(at place: Int, _ count: Int) -> Int? {
        slice(at: place, count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// `count` bytes from `place` on as ASCII.
    func text(at place: Int, _ count: Int) -> String? {
        slice(at: place, count).map { String(decoding: $0, as: UTF8.self) }
    }

    private func slice(at place: Int, _ count: Int) -> Data? {
        guard place >= 0, place + count <= data.count else { return nil }
        return data[(data.startIndex + place)..<(data.startIndex + place + count)]
    }
}
