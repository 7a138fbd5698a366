import Foundation
import Jobs
import SQLiteStorage
import Storage
import StoryDomain
import Synchronization
import TestSupport
import Testing

/// The drivers over which runs must behave alike; a new driver is added here and runs every suite.
enum DatabaseDriver: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite

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
        }
    }
}
