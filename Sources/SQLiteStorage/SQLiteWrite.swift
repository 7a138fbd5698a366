import GRDB
import Storage

/// One change that waits for its turn at the file.
struct SQLiteWrite: Sendable {
    /// Runs the change inside a transaction that others share; an error of its own undoes it alone. The outcome is to be
    /// told once the transaction is committed. Throws where the whole transaction is lost.
    let attempt: @Sendable (Database) throws -> () -> Void
    /// Runs the change in a transaction of its own and tells what came of it.
    let alone: @Sendable (Database) -> Void

    /// Takes a change.
    ///
    /// - Parameters:
    ///   - body: the change; may run twice, of which the first time then counts for nothing.
    ///   - board: where its notices go once it is committed.
    ///   - tell: hears what came of it, once.
    init<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T, faults: SQLiteFaults, board: NoticeBoard,
        tell: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
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
        alone = { database in
            let outbox = NoticeOutbox()
            let result = Result {
                try faults.translated {
                    var result: Result<T, any Error> = .failure(faults.closed)
                    try database.inTransaction(.immediate) {
                        let connection = SQLiteConnection(database: database, faults: faults, outbox: outbox)
                        result = .success(try body(connection))
                        if let failure = connection.failure { throw failure }
                        return .commit
                    }
                    return try result.get()
                }
            }
            if case .success = result { outbox.post(on: board) }
            tell(result)
        }
    }

    /// Runs changes in their order. Those that waited together share one transaction, which costs as much as one; where
    /// that is lost, each has one of its own, so that each hears of its own fault.
    static func perform(_ writes: [SQLiteWrite], in database: Database) {
        if writes.count > 1 {
            var outcomes: [() -> Void] = []
            do {
                try database.inTransaction(.immediate) {
                    for write in writes { outcomes.append(try write.attempt(database)) }
                    return .commit
                }
                for tell in outcomes { tell() }
                return
            } catch {
                // What was lost is done again below, each change by itself.
                outcomes = []
            }
        }
        for write in writes { write.alone(database) }
    }
}
