import FoundationEssentials
import StoryDomain

/// What was learned of models at their servers, shared by all programs on the database. The table is small: some ten rows
/// for a model that is in use.
package struct LearnedRepository: Sendable {
    /// The longest name, value or address that is kept; what is longer was made up by somebody.
    private static let longest = 500
    /// The most rows that are read.
    private static let most = 10_000

    private let database: any SQLDatabase

    /// Takes a database whose schema is up to date.
    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// All rows, the youngest first.
    ///
    /// - Throws: `StorageError`.
    package func rows() async throws -> [LearnedRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT server, model, name, value, learned_at FROM learned_trait ORDER BY learned_at DESC LIMIT \(Self.most)"
            ).map(LearnedRow.init(row:))
        }
    }

    /// Keeps rows, each in the place of an older one of its name, and removes those that are of no use any more.
    ///
    /// - Parameters:
    ///   - rows: what was learned.
    ///   - oldest: rows from before this moment are removed.
    /// - Throws: `StorageError`.
    package func keep(_ rows: [LearnedRow], removingBefore oldest: Date) async throws {
        // In one order, so that two programs that learn the same do not wait for each other.
        let rows = rows.filter { row in
            [row.server, row.model, row.name, row.value].allSatisfy { $0.utf8.count <= Self.longest }
        }
        .sorted { ($0.server, $0.model, $0.name) < ($1.server, $1.model, $1.name) }
        try await database.write { connection in
            for row in rows {
                try connection.execute(
                    """
                    INSERT INTO learned_trait (server, model, name, value, learned_at)
                    VALUES (\(row.server), \(row.model), \(row.name), \(row.value), \(row.learnedAt))
                    ON CONFLICT (server, model, name) DO UPDATE SET
                        value = excluded.value, learned_at = excluded.learned_at
                    WHERE learned_trait.learned_at <= excluded.learned_at
                    """)
            }
            try connection.execute("DELETE FROM learned_trait WHERE learned_at < \(oldest)")
        }
    }

    /// Removes everything of a model at a server; of all models where none is named.
    ///
    /// - Throws: `StorageError`.
    package func remove(server: String?, model: String?) async throws {
        try await database.write { connection in
            if let server, let model {
                try connection.execute("DELETE FROM learned_trait WHERE server = \(server) AND model = \(model)")
            } else {
                try connection.execute("DELETE FROM learned_trait")
            }
        }
    }
}
