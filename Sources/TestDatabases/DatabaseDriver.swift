import SQLiteStorage
import Storage
import TestSupport

/// The drivers that must all behave alike; a new driver is added here and runs every suite over `any SQLDatabase`.
package enum DatabaseDriver: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite
    case postgres

    /// Those that can run here. On CI both must, so that a missing server fails instead of hiding its tests.
    package static var allCases: [DatabaseDriver] {
        PostgresServer.isExpected ? [.sqlite, .postgres] : [.sqlite]
    }

    package var description: String { rawValue }

    /// Runs `body` on an empty database of its own.
    package func withEmptyDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            let folder = try TemporaryFolder()
            let database = try SQLiteDatabase(path: folder.path(of: "test.sqlite"))
            defer { try? database.close() }
            return try await body(database)
        case .postgres:
            return try await PostgresServer.withEmptyDatabase { try await body($0) }
        }
    }

    /// Runs `body` on a database of its own with the current schema.
    package func withDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        try await withEmptyDatabase { database in
            try await database.migrate(MigrationPlan.current)
            return try await body(database)
        }
    }
}
