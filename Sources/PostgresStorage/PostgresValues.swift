import FoundationEssentials
import Storage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A statement's values as libpq takes them: the server finds out their types from where they stand.
final class PostgresValues {
    /// Each value's spelling, nil for null; they stay where they are while this lives.
    private(set) var spellings: [UnsafePointer<CChar>?] = []
    /// Bytes of each value; libpq looks at those of binary ones only.
    private(set) var lengths: [Int32] = []
    /// 1 for bytes, which go as they are; 0 for what is spelled out.
    private(set) var formats: [Int32] = []

    /// Copies values.
    ///
    /// - Throws: `StorageError.other` for text with U+0000, which PostgreSQL does not store.
    init(_ values: [SQLValue]) throws {
        spellings.reserveCapacity(values.count)
        for value in values {
            switch value {
            case .null: append(nil)
            case .integer(let number): append(strdup(String(number)))
            case .real(let number): append(strdup(String(number)))
            case .text(let text):
                guard !text.utf8.contains(0) else {
                    throw StorageError(.other, "Text with the character U+0000 cannot be stored: take it out first.")
                }
                append(strdup(text))
            case .blob(let bytes):
                let copy = malloc(max(1, bytes.count))
                if let copy {
                    bytes.withUnsafeBytes {
                        copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count)
                    }
                }
                append(copy?.assumingMemoryBound(to: CChar.self), length: bytes.count, format: 1)
            }
        }
    }

    deinit {
        for spelling in spellings { free(UnsafeMutableRawPointer(mutating: spelling)) }
    }

    private func append(_ spelling: UnsafePointer<CChar>?, length: Int = 0, format: Int32 = 0) {
        spellings.append(spelling)
        lengths.append(Int32(length))
        formats.append(format)
    }
}
