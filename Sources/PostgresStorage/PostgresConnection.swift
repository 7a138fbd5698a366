import Storage

/// One transaction's way to the server; confined to the thread of its session.
final class PostgresConnection: SQLConnection {
    private let link: PostgresLink
    private let faults: PostgresFaults
    private let isReading: Bool
    private let stop: PostgresStop?
    /// What the first statement that failed said: the server does nothing more for this transaction then, whatever the
    /// body makes of the error.
    private(set) var failure: PostgresFailure?

    /// Takes a link inside a transaction.
    ///
    /// - Parameter stop: says when the reader has gone.
    init(link: PostgresLink, faults: PostgresFaults, isReading: Bool, stop: PostgresStop?) {
        self.link = link
        self.faults = faults
        self.isReading = isReading
        self.stop = stop
    }

    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int {
        try answer(to: statement).changedRows
    }

    func rows(_ statement: SQLStatement) throws -> [SQLRow] {
        try answer(to: statement).rows
    }

    func notify(_ channel: NoticeChannel, _ payload: String) throws {
        _ = try answer(to: "SELECT pg_notify(\(channel.rawValue), \(payload))")
    }

    private func answer(to statement: SQLStatement) throws -> PostgresResult {
        if stop?.isAsked == true { throw CancellationError() }
        if let failure { throw faults.storageError(failure, isReading: isReading) }
        do {
            return try link.run(statement)
        } catch let failure as PostgresFailure {
            self.failure = failure
            if failure.sqlState == "57014", stop?.isAsked == true { throw CancellationError() }
            throw faults.storageError(failure, isReading: isReading)
        }
    }
}
