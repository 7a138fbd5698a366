import SQLiteStorage
import Storage
import TestSupport
import Testing

/// The drivers over which runs must behave alike; a new driver is added here and runs every suite.
enum DatabaseDriver: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres

    /// Those that can run here.
    static var allCases: [DatabaseDriver] {
        PostgresServer.isExpected ? [.sqlite, .postgres] : [.sqlite]
    }

    var testDescription: String { rawValue }

    /// Runs `body` on an empty database with the current schema.
    func withDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            return try await withTemporaryFolder { folder in
                let database = try await SQLiteDatabase.open(path: folder.path(of: "test.sqlite"))
                defer { try? database.close() }
                return try await body(database)
            }
        case .postgres:
            return try await PostgresServer.withDatabase(body)
        }
    }
}
