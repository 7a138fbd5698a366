import FoundationEssentials

/// Values that are stored whole, as JSON text with sorted keys: nobody queries inside them.
enum JSONColumn {
    /// The text for a column.
    ///
    /// - Throws: `StorageError.other` for a value that JSON cannot hold.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw StorageError(.other, "A part of the story cannot be written as JSON: please report this fault.")
        }
    }

    /// The value of a column that is never null.
    ///
    /// - Throws: `StorageError.corrupted` that names the column.
    static func value<T: Decodable>(_ column: String, of row: SQLRow) throws -> T {
        guard let value: T = try valueIfPresent(column, of: row) else {
            throw SQLRow.mismatch(column, holds: "nothing", expected: "JSON")
        }
        return value
    }

    /// The value of a column, or nil where it is null.
    ///
    /// - Throws: `StorageError.corrupted` that names the column.
    static func valueIfPresent<T: Decodable>(_ column: String, of row: SQLRow) throws -> T? {
        guard let text = try row.valueIfPresent(column, as: String.self) else { return nil }
        do {
            return try JSONDecoder().decode(T.self, from: Data(text.utf8))
        } catch {
            throw SQLRow.mismatch(column, holds: "text", expected: "JSON of \(T.self)")
        }
    }
}
