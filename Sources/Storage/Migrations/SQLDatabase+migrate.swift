import FoundationEssentials

extension SQLDatabase {
    /// Brings the schema up to the end of `plan`: in one transaction, so that a failure leaves it as it was, and alone,
    /// so that two programs that start at once do not meet.
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
        return try await writeAlone { connection in
            if try !Self.hasHistory(connection, dialect) {
                try connection.execute(
                    """
                    CREATE TABLE schema_migration (
                        number \(dialect.integer) NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        applied_at \(dialect.integer) NOT NULL
                    )\(dialect.tableOptions)
                    """)
            }
            let applied = try Self.applied(connection)
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

    /// What `migrate` would apply, without changing anything.
    ///
    /// - Parameter plan: all migrations there ever were, oldest first.
    /// - Returns: the names of the migrations that are missing, in order.
    /// - Throws: `StorageError`, for the same histories as `migrate`.
    package func pendingMigrations(_ plan: [Migration]) async throws -> [String] {
        let dialect = dialect
        let applied = try await read { connection in
            try Self.hasHistory(connection, dialect) ? Self.applied(connection) : []
        }
        let known = plan.map(\.name)
        try Self.check(applied, against: known)
        return Array(known.dropFirst(applied.count))
    }

    private static func hasHistory(_ connection: any SQLConnection, _ dialect: SQLDialect) throws -> Bool {
        try !connection.rows("SELECT name FROM \(dialect.tables) AS known WHERE name = 'schema_migration'").isEmpty
    }

    private static func applied(_ connection: any SQLConnection) throws -> [String] {
        try connection.rows("SELECT name FROM schema_migration ORDER BY number").map { try $0.value("name") }
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
