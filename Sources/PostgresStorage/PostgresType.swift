import CLibPQ
import FoundationEssentials
import Storage

/// The families of PostgreSQL's types, as far as the seam tells them apart.
enum PostgresType {
    case integer, fraction, decimal, truth, bytes, text

    /// Takes a type by its number, which is the same on every server (catalog/pg_type.dat).
    init(_ number: Oid) {
        self =
            switch number {
            case 20, 21, 23: .integer
            case 700, 701: .fraction
            case 1700: .decimal
            case 16: .truth
            case 17: .bytes
            default: .text
            }
    }

    /// A value from its spelling in the server's answer.
    func value(_ spelling: UnsafeBufferPointer<UInt8>) -> SQLValue {
        switch self {
        case .integer: Int64(String(decoding: spelling, as: UTF8.self)).map(SQLValue.integer) ?? .null
        case .fraction: Double(String(decoding: spelling, as: UTF8.self)).map(SQLValue.real) ?? .null
        // What sums of 64-bit numbers are in PostgreSQL; SQLite hands back whole numbers as such.
        case .decimal:
            Int64(String(decoding: spelling, as: UTF8.self)).map(SQLValue.integer)
                ?? PostgresType.fraction.value(spelling)
        case .truth: .integer(spelling.first == UInt8(ascii: "t") ? 1 : 0)
        case .bytes: .blob(Self.bytes(spelling))
        case .text: .text(String(decoding: spelling, as: UTF8.self))
        }
    }

    /// Reads `\x00ff…`.
    private static func bytes(_ spelling: UnsafeBufferPointer<UInt8>) -> Data {
        let count = max(0, spelling.count / 2 - 1)
        // Pictures are megabytes: appending to Data byte by byte takes seconds.
        return Data(
            [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
                for index in 0..<count {
                    bytes[index] = digit(spelling[2 + 2 * index]) << 4 | digit(spelling[3 + 2 * index])
                }
                filled = count
            })
    }

    private static func digit(_ character: UInt8) -> UInt8 {
        character <= UInt8(ascii: "9") ? character - UInt8(ascii: "0") : character - UInt8(ascii: "a") + 10
    }
}
