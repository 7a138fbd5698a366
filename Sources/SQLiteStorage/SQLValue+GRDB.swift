import GRDB
import Storage

extension SQLValue {
    /// Takes a value as SQLite gave it.
    init(stored value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let bytes): self = .blob(bytes)
        }
    }

    /// This value as SQLite takes it.
    ///
    /// - Throws: `StorageError.other` for text with U+0000, at which SQLite would cut it off.
    func bindable() throws -> DatabaseValue {
        switch self {
        case .null: return .null
        case .integer(let number): return number.databaseValue
        case .real(let number): return number.databaseValue
        case .text(let text):
            guard !text.utf8.contains(0) else {
                throw StorageError(.other, "Text with the character U+0000 cannot be stored: take it out first.")
            }
            return text.databaseValue
        case .blob(let bytes): return bytes.databaseValue
        }
    }
}
