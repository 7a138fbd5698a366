import Storage
import TestDatabases
import Testing

/// The databases that all suites run on.
typealias DatabaseDriver = TestDatabases.DatabaseDriver
typealias PostgresServer = TestDatabases.PostgresServer

extension TestDatabases.PostgresServer {
    /// How to run the tests that are left out.
    static let howTo: Comment = "Needs PostgreSQL: run scripts/with-postgres swift test."
}

extension TestDatabases.DatabaseDriver {
    /// Runs `body` on repositories over a database with the current schema.
    func withStories<T>(_ body: (StoryRepository, any SQLDatabase) async throws -> T) async throws -> T {
        try await withDatabase { try await body(StoryRepository(database: $0), $0) }
    }
}
