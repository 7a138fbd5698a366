import SQLiteStorage
import Storage
import Testing

/// The drivers that must all behave alike; a new driver is added here and runs every suite over `any SQLDatabase`.
enum DatabaseDriver: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres

    /// Those that can run here. On CI both must, so that a missing server fails instead of hiding its tests.
    static var allCases: [DatabaseDriver] {
        PostgresServer.isExpected ? [.sqlite, .postgres] : [.sqlite]
    }

    var testDescription: String { rawValue }

    /// Runs `body` on an empty database of its own.
    func withEmptyDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            let folder = try TemporaryFolder()
            let database = try SQLiteDatabase(path: folder.file("test.sqlite"))
            defer { try? database.close() }
            return try await body(database)
        case .postgres:
            return try await PostgresServer.withEmptyDatabase { try await body($0) }
        }
    }

    /// Runs `body` on repositories over a database with the current schema.
    func withStories<T>(_ body: (StoryRepository, any SQLDatabase) async throws -> T) async throws -> T {
        try await withEmptyDatabase { database in
            try await database.migrate(MigrationPlan.current)
            return try await body(StoryRepository(database: database), database)
        }
    }
}
