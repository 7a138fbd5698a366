import GRDB
import Storage

/// One change that waits for its turn at the file.
struct SQLiteWrite: Sendable {
    /// When it fails for want of the file's lock, if not before.
    let deadline: ContinuousClock.Instant
    /// Runs the change inside a transaction that others share; an error of its own undoes it alone. The outcome is to be
    /// told once the transaction is committed. Throws where the whole transaction is lost.
    let attempt: @Sendable (Database) throws -> () -> Void
    /// Runs the change in a transaction of its own, which has begun or not, and tells what came of it.
    let alone: @Sendable (_ database: Database, _ isBegun: Bool) -> Void
    /// Tells that the change was not made.
    let fail: @Sendable (any Error) -> Void

    /// Takes a change.
    ///
    /// - Parameters:
    ///   - body: the change; may run twice, of which the first time then counts for nothing.
    ///   - deadline: until when it waits for the lock of another program.
    ///   - board: where its notices go once it is committed.
    ///   - tell: hears what came of it, once.
    init<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T, deadline: ContinuousClock.Instant,
        faults: SQLiteFaults, board: NoticeBoard, tell: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        self.deadline = deadline
        fail = { error in
            tell(.failure((error as? DatabaseError).map(faults.storageError) ?? error))
        }
        attempt = { database in
            let outbox = NoticeOutbox()
            var result: Result<T, any Error> = .failure(faults.closed)
            try database.inSavepoint {
                let connection = SQLiteConnection(database: database, faults: faults, outbox: outbox)
                result = Result { try body(connection) }
                if let failure = connection.failure { result = .failure(failure) }
                if case .failure = result { return .rollback }
                return .commit
            }
            // Some errors, such as a full disk, make SQLite give the whole transaction up.
            guard database.isInsideTransaction else { throw faults.closed }
            return { [result] in
                if case .success = result { outbox.post(on: board) }
                tell(result)
            }
        }
        alone = { database, isBegun in
            let outbox = NoticeOutbox()
            let result = Result {
                try faults.translated {
                    if !isBegun { try database.beginTransaction(.immediate) }
                    do {
                        let connection = SQLiteConnection(database: database, faults: faults, outbox: outbox)
                        let value = try body(connection)
                        if let failure = connection.failure { throw failure }
                        try database.commit()
                        return value
                    } catch {
                        // Some errors have ended it already. The body's error is told, and not that of undoing it.
                        if database.isInsideTransaction { try? database.rollback() }
                        throw error
                    }
                }
            }
            if case .success = result { outbox.post(on: board) }
            tell(result)
        }
    }

    /// Runs changes in their order. Those that waited together share one transaction, which costs as much as one; where
    /// that is lost, each has one of its own, so that each hears of its own fault.
    ///
    /// The lock of another program is waited for once for all of them, and for each no longer than to its deadline.
    ///
    /// - Parameter busyTimeout: how long a statement waits for such a lock when nothing else is said.
    static func perform(_ writes: [SQLiteWrite], in database: Database, busyTimeout: Duration) {
        let clock = ContinuousClock()
        var writes = writes
        var isShortened = false
        defer { if isShortened { setBusyTimeout(busyTimeout, of: database) } }
        while let first = writes.map(\.deadline).min() {
            let left = first - clock.now
            // Asking costs a statement, so only where it makes a difference.
            if left < busyTimeout - .milliseconds(100) || isShortened {
                setBusyTimeout(max(left, .milliseconds(1)), of: database)
                isShortened = true
            }
            do {
                try perform(writes, in: database)
                return
            } catch {
                let now = clock.now
                for late in writes where late.deadline <= now { late.fail(error) }
                writes.removeAll { $0.deadline <= now }
            }
        }
    }

    /// - Throws: `DatabaseError` where the file's lock could not be had; nothing is done then.
    private static func perform(_ writes: [SQLiteWrite], in database: Database) throws {
        do {
            try database.beginTransaction(.immediate)
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw error
        } catch {
            // Whatever else it is, each change hears of it by itself.
            for write in writes { write.alone(database, false) }
            return
        }
        if writes.count == 1 { return writes[0].alone(database, true) }
        var outcomes: [() -> Void] = []
        do {
            for write in writes { outcomes.append(try write.attempt(database)) }
            try database.commit()
            for tell in outcomes { tell() }
        } catch {
            // What was lost is done again, each change by itself.
            if database.isInsideTransaction { try? database.rollback() }
            for write in writes { write.alone(database, false) }
        }
    }

    /// Where it cannot be set, a lock is waited for as long as before.
    private static func setBusyTimeout(_ timeout: Duration, of database: Database) {
        let milliseconds = max(1, Int((timeout / .milliseconds(1)).rounded(.up)))
        try? database.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
    }
}
