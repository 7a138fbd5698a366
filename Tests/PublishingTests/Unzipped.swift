import CZlib
import Foundation

/// A ZIP file taken apart: what it holds, in order, with each checksum checked.
struct Unzipped {
    struct Entry {
        var name: String
        var isStored: Bool
        var bytes: Data
    }

    struct NotZip: Error {
        var reason: String
    }

    let entries: [Entry]

    init(_ file: Data) throws {
        var entries: [Entry] = []
        let bytes = [UInt8](file)
        func number(_ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        guard bytes.count >= 22, number(bytes.count - 22, 4) == 0x0605_4B50 else { throw NotZip(reason: "no end") }
        var place = number(bytes.count - 6, 4)
        for _ in 0..<number(bytes.count - 12, 2) {
            guard number(place, 4) == 0x0201_4B50 else { throw NotZip(reason: "no directory") }
            let (packed, size, begin) = (number(place + 20, 4), number(place + 24, 4), number(place + 42, 4))
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + number(place + 28, 2))], as: UTF8.self)
            guard number(begin, 4) == 0x0403_4B50, number(begin + 18, 4) == packed, number(begin + 12, 2) == 0x21 else {
                throw NotZip(reason: "\(name) is not where it should be")
            }
            let start = begin + 30 + number(begin + 26, 2) + number(begin + 28, 2)
            let raw = Data(bytes[start..<(start + packed)])
            let isStored = number(place + 10, 2) == 0
            let content = isStored ? raw : try Self.inflated(raw, size: size)
            let sum = content.withUnsafeBytes {
                crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32(content.count))
            }
            guard Int(sum) == number(place + 16, 4), content.count == size else {
                throw NotZip(reason: "\(name) has another checksum")
            }
            entries.append(Entry(name: name, isStored: isStored, bytes: content))
            place += 46 + number(place + 28, 2)
        }
        self.entries = entries
    }

    /// The text of an entry; empty where there is none.
    func text(_ name: String) -> String {
        entries.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    private static func inflated(_ raw: Data, size: Int) throws -> Data {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw NotZip(reason: "no zlib")
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: size + 1)
        var input = [UInt8](raw)
        let done = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard done == Z_STREAM_END else { throw NotZip(reason: "not deflated") }
        return Data(output[..<Int(stream.total_out)])
    }
}
