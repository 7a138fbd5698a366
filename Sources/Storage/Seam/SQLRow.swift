/// One row of an answer, read by column name.
package struct SQLRow: Sendable, Hashable {
    /// The columns' names, in the statement's order.
    package let columns: [String]
    /// One value for each column.
    package let values: [SQLValue]

    /// Takes names and as many values.
    package init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column that is never null.
    ///
    /// - Throws: `StorageError.corrupted` that names the column where it is missing, null or of another type.
    package func value<T: SQLConvertible>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let value: T = try valueIfPresent(column) else {
            throw Self.mismatch(column, holds: "nothing", expected: T.sqlTypeName)
        }
        return value
    }

    /// The value of a column, or nil where it is null.
    ///
    /// - Throws: `StorageError.corrupted` that names the column where it is missing or of another type.
    package func valueIfPresent<T: SQLConvertible>(_ column: String, as type: T.Type = T.self) throws -> T? {
        guard let index = columns.firstIndex(of: column), index < values.count else {
            throw Self.mismatch(column, holds: "nothing", expected: T.sqlTypeName)
        }
        let stored = values[index]
        if stored == .null { return nil }
        guard let value = T(sqlValue: stored) else {
            throw Self.mismatch(column, holds: stored.typeName, expected: T.sqlTypeName)
        }
        return value
    }

    /// The error for a column that does not hold what it should.
    static func mismatch(_ column: String, holds found: String, expected: String) -> StorageError {
        StorageError(
            .corrupted,
            "The column “\(column)” holds \(found) where \(expected) should stand: the database is damaged or was "
                + "changed by another program, so restore it from a copy."
        )
    }
}
