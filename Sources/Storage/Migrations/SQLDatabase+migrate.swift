import FoundationEssentials

extension SQLDatabase {
    /// Brings the schema up to the end of `plan`: in one transaction, so that a failure leaves it as it was and two
    /// programs that start at once do not meet.
    ///
    /// - Parameters:
    ///   - plan: all migrations there ever were, oldest first.
    ///   - now: the moment noted beside each migration that is applied.
    /// - Returns: the names of the migrations that were applied, in order; empty where there was nothing to do.
    /// - Throws: `StorageError.newerSchema` where the database has migrations that `plan` does not know,
    ///   `StorageError.corrupted` where its history is not the beginning of `plan`.
    @discardableResult
    package func migrate(_ plan: [Migration], now: Date = Date()) async throws -> [String] {
        let dialect = dialect
        return try await write { connection in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    number \(dialect.integer) NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    applied_at \(dialect.integer) NOT NULL
                )\(dialect.tableOptions)
                """)
            let applied = try connection.rows("SELECT name FROM schema_migration ORDER BY number")
                .map { try $0.value("name", as: String.self) }
            try Self.check(applied, against: plan.map(\.name))
            let pending = plan.dropFirst(applied.count)
            for (index, migration) in zip(pending.indices, pending) {
                for statement in migration.statements(dialect) {
                    try connection.execute(statement)
                }
                try connection.execute(
                    """
                    INSERT INTO schema_migration (number, name, applied_at)
                    VALUES (\(index + 1), \(migration.name), \(now))
                    """)
            }
            return pending.map(\.name)
        }
    }

    private static func check(_ applied: [String], against known: [String]) throws {
        if let unknown = applied.first(where: { !known.contains($0) }) {
            throw StorageError(
                .newerSchema,
                "The database was made by a newer version of Story Writer (it knows “\(unknown)”): "
                    + "update the program, or choose another data folder."
            )
        }
        guard Array(known.prefix(applied.count)) == applied else {
            throw StorageError(
                .corrupted,
                "The database's list of migrations is out of order: restore it from a copy, or choose another data folder."
            )
        }
    }
}
