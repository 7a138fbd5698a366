import Dispatch
import Storage

extension SQLiteDatabase {
    /// Opens a file and brings its schema up to date; makes the file and its folder where they are missing.
    ///
    /// Two programs that make the same file at the same moment can meet while it is switched to WAL mode, where SQLite
    /// does not wait by itself; this tries again until `busyTimeout` is over.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - busyTimeout: how long to wait for the lock of another process before failing as `.locked`.
    ///   - plan: the schema's history.
    /// - Throws: `StorageError`; `.newerSchema` for a database that a newer version made.
    package static func open(
        path: String, busyTimeout: Duration = .seconds(5), plan: [Migration] = MigrationPlan.current
    ) async throws -> SQLiteDatabase {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: busyTimeout)
        while true {
            do {
                return try await opened(path: path, busyTimeout: busyTimeout, plan: plan)
            } catch let error as StorageError where error.code == .locked && clock.now < deadline {
                try await clock.sleep(for: .milliseconds(20))
            }
        }
    }

    private static func opened(path: String, busyTimeout: Duration, plan: [Migration]) async throws -> SQLiteDatabase {
        let database = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try SQLiteDatabase(path: path, busyTimeout: busyTimeout) })
            }
        }
        do {
            try await database.migrate(plan)
        } catch {
            // Why it cannot be used is told, and not why it cannot be closed.
            try? database.close()
            throw error
        }
        return database
    }
}
