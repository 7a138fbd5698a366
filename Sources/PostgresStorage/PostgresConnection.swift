import Storage

/// One transaction's way to the server; confined to the thread of its session.
final class PostgresConnection: SQLConnection {
    private let link: PostgresLink
    private let faults: PostgresFaults
    private let isReading: Bool
    private let stop: PostgresStop?
    /// What the server or the connection said of the first statement that failed.
    private(set) var failure: PostgresFailure?
    /// The error that the body got for it: the server does nothing more for this transaction then, whatever the body
    /// makes of that.
    private(set) var refusal: (any Error)?

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
        if let refusal { throw refusal }
        do {
            if stop?.isAsked == true { throw CancellationError() }
            return try link.run(statement)
        } catch {
            failure = error as? PostgresFailure
            let meaning = meaning(of: error)
            refusal = meaning
            throw meaning
        }
    }

    private func meaning(of error: any Error) -> any Error {
        guard let failure = error as? PostgresFailure else { return error }
        if failure.sqlState == "57014", stop?.isAsked == true { return CancellationError() }
        return faults.storageError(failure, isReading: isReading)
    }
}
