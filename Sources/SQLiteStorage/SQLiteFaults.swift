import GRDB
import Storage

/// Tells SQLite's errors about one file in sentences that say what to do.
struct SQLiteFaults: Sendable {
    /// The file, for the sentences.
    let path: String
    /// Whether the connection only reads, so that a refused write is our own fault and not the file's.
    let isReading: Bool

    /// Takes the file's path.
    init(path: String, isReading: Bool = false) {
        self.path = path
        self.isReading = isReading
    }

    /// Runs `body` and turns SQLite's errors into `StorageError`; others pass.
    func translated<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw storageError(error)
        }
    }

    /// Runs `body` and turns SQLite's errors into `StorageError`; others pass.
    func translated<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw storageError(error)
        }
    }

    /// The error for an access that could not run at all.
    var closed: StorageError {
        StorageError(.other, "The database \(path) is closed: please report this fault.")
    }

    /// What an error of SQLite means to us, by its result codes (sqlite.org/rescode.html).
    func storageError(_ error: DatabaseError) -> StorageError {
        if let refusal = refusal(error) { return refusal }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StorageError(
                .locked, "The database \(path) is in use by another program: wait for it to finish, then try again.")
        case .SQLITE_FULL:
            return StorageError(
                .diskFull, "There is no room left for the database \(path): free some disk space, then try again.")
        case .SQLITE_NOTADB:
            return StorageError(
                .corrupted, "The file \(path) is not a database: move it away, or choose another data folder.")
        case .SQLITE_CORRUPT:
            return StorageError(.corrupted, "The database \(path) is damaged: restore it from a copy.")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY:
            return StorageError(
                .unwritable,
                "The database \(path) cannot be opened for writing: check the permissions of the file and its folder, "
                    + "or choose another data folder."
            )
        case .SQLITE_IOERR:
            return StorageError(
                .unwritable,
                "The database \(path) could not be read or written (SQLite \(error.extendedResultCode.rawValue)): "
                    + "check the disk, then try again."
            )
        case .SQLITE_MISUSE:
            return closed
        default:
            return StorageError(
                .other,
                "The database \(path) refused a statement (SQLite \(error.extendedResultCode.rawValue): "
                    + "\(error.message ?? "no message")): please report this fault."
            )
        }
    }

    /// Errors whose extended code says more than the primary one.
    private func refusal(_ error: DatabaseError) -> StorageError? {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return StorageError(
                .conflict,
                "What was to be stored is already there (\(error.message ?? "unique key")): read it again first.")
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return StorageError(
                .conflict, "What was to be stored refers to something that is not there: read it again first.")
        case .SQLITE_IOERR_SHMSIZE:
            return StorageError(
                .diskFull, "There is no room left beside the database \(path): free some disk space, then try again.")
        case .SQLITE_READONLY where isReading:
            return StorageError(.other, "A read tried to change the database: please report this fault.")
        default:
            return nil
        }
    }
}
