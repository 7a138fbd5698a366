import FoundationEssentials
import GRDB
import Storage
import StoryDomain

/// One SQLite file behind the seam: a pool of readers beside one writer, in WAL mode. Changes that wait for the writer
/// together share one transaction.
///
/// A change that `write` has returned from survives the end of the process however it comes, `kill -9` included: it is
/// in the write-ahead log, which the kernel keeps. With `synchronous = NORMAL` the log is not flushed to the disk at
/// each commit, so a power cut may take the last changes with it; it never damages the file. Foreign keys are on. Any
/// number of processes may open the same file, on a local file system.
package struct SQLiteDatabase: SQLDatabase {
    /// The file.
    package let path: String

    private let busyTimeout: Duration
    private let pool: DatabasePool
    private let queue = SQLiteWriteQueue()
    private let faults: SQLiteFaults
    /// SQLite tells nobody in other processes; those listeners find out by looking.
    private let board = NoticeBoard()

    /// SQLite's words. `STRICT` makes it hold columns to their types.
    package let dialect = SQLDialect(
        integer: SQLFragment("INTEGER"),
        blob: SQLFragment("BLOB"),
        autoincrementPrimaryKey: SQLFragment("INTEGER PRIMARY KEY AUTOINCREMENT"),
        tableOptions: SQLFragment(" STRICT"),
        // A write holds the whole file from its first moment, so there is nobody to hold rows against.
        lockRows: SQLFragment(""),
        lockRowsSkippingLocked: SQLFragment(""),
        tables: SQLFragment("(SELECT name FROM sqlite_master WHERE type = 'table')"),
        ideaOfBrief: SQLFragment("json_extract(brief, '$.idea')"),
        foldOpening: SQLFragment("story_fold("), foldClosing: SQLFragment(")")
    )

    /// Opens a file without touching its schema; makes the file and its folder where they are missing.
    ///
    /// Blocks while it works; `open` does not.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - busyTimeout: how long a statement waits for the lock of another process before it fails as `.locked`.
    /// - Throws: `StorageError`.
    package init(path: String, busyTimeout: Duration = .seconds(5)) throws {
        self.path = path
        self.busyTimeout = busyTimeout
        self.faults = SQLiteFaults(path: path)
        try Self.makeFolder(of: path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.foreignKeysEnabled = true
        configuration.label = "storywriter"
        configuration.prepareDatabase { database in
            database.add(
                function: DatabaseFunction("story_fold", argumentCount: 1, pure: true) { values in
                    String.fromDatabaseValue(values[0]).map(TextFold.folded)
                })
        }
        let settings = configuration
        self.pool = try faults.translated {
            try DatabasePool(path: path, configuration: settings)
        }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let faults = SQLiteFaults(path: path, isReading: true)
        return try await faults.translated {
            try await pool.read { database in
                try body(SQLiteConnection(database: database, faults: faults))
            }
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let write = SQLiteWrite(
                body, deadline: .now + busyTimeout, faults: faults, board: board
            ) { continuation.resume(with: $0) }
            if queue.add(write) { callWriter() }
        }
    }

    /// Has the writer do what waits when it comes to its turn.
    private func callWriter() {
        pool.asyncWriteWithoutTransaction { database in
            let (writes, leavesMore) = queue.take()
            SQLiteWrite.perform(writes, in: database, busyTimeout: busyTimeout)
            if leavesMore { callWriter() }
        }
    }

    package func notices(on channel: NoticeChannel) -> AsyncStream<String> {
        board.notices(on: channel)
    }

    package func close() throws {
        try faults.translated { try pool.close() }
        board.close()
    }

    /// Makes the file's folder where it is missing, readable by its owner alone: stories are private.
    private static func makeFolder(of path: String) throws {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard !folder.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageError(
                .unwritable,
                "The folder \(folder) cannot be made: check its permissions, or choose another data folder."
            )
        }
    }
}
