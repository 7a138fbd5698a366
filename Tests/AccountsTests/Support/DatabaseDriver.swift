import Foundation
import SQLiteStorage
import Storage
import Testing

/// The databases that the books must be right on; another driver is another case here.
enum DatabaseDriver: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite

    var testDescription: String { rawValue }

    /// Runs `body` on a database of its own with the current schema.
    func withDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let database = try await SQLiteDatabase.open(path: folder + "/test.sqlite")
            defer { try? database.close() }
            return try await body(database)
        }
    }
}
