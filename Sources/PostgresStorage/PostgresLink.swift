import CLibPQ
import Storage

/// One connection to the server; blocking, and confined to one thread at a time.
final class PostgresLink {
    /// The most statements that the server keeps prepared for one connection; ours are fewer, as all stand in the source.
    private static let mostPrepared = 512

    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    /// Connects and puts the session's settings in place.
    ///
    /// - Throws: `PostgresFailure`.
    init(to address: PostgresAddress, settings: PostgresSettings) throws {
        connection = try PostgresHandshake.connect(address, settings)
        // Else libpq writes every remark of the server to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try run(
            """
            SET statement_timeout = \(settings.statementTimeout.wholeMilliseconds);
            SET idle_in_transaction_session_timeout = \(settings.idleInTransactionTimeout.wholeMilliseconds);
            SET bytea_output = 'hex';
            SET jit = off
            """)
    }

    deinit {
        PQfinish(connection)
    }

    /// Whether the connection is gone.
    var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

    /// The descriptor under it, for waiting.
    var socket: Int32 { PQsocket(connection) }

    /// The handle that stops the running statement from another thread; its taker frees it.
    var canceller: OpaquePointer? { PQgetCancel(connection) }

    /// Runs the driver's own words, one statement or several.
    ///
    /// - Throws: `PostgresFailure`.
    @discardableResult
    func run(_ words: String) throws -> PostgresResult {
        try checked(PQexec(connection, words))
    }

    /// Runs a statement of the repositories, prepared once for each connection.
    ///
    /// - Throws: `PostgresFailure`; `StorageError.other` for a value that cannot be stored.
    func run(_ statement: SQLStatement) throws -> PostgresResult {
        let values = try PostgresValues(statement.values)
        let name = try preparedName(statement.text { "$\($0)" }, count: statement.values.count)
        return try checked(
            PQexecPrepared(
                connection, name, Int32(statement.values.count), values.spellings, values.lengths, values.formats, 0))
    }

    /// Takes in what the server sent by itself.
    ///
    /// - Returns: the notices in it; nil where the connection is gone.
    func received() -> [(channel: String, payload: String)]? {
        guard PQconsumeInput(connection) == 1 else { return nil }
        var notices: [(channel: String, payload: String)] = []
        while let notice = PQnotifies(connection) {
            notices.append((String(cString: notice.pointee.relname), String(cString: notice.pointee.extra)))
            PQfreemem(notice)
        }
        return notices
    }

    private func preparedName(_ text: String, count: Int) throws -> String {
        if let name = prepared[text] { return name }
        if prepared.count >= Self.mostPrepared {
            try run("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        try checked(PQprepare(connection, name, text, 0, nil))
        prepared[text] = name
        return name
    }

    @discardableResult
    private func checked(_ answer: OpaquePointer?) throws -> PostgresResult {
        guard let answer else {
            throw PostgresFailure(sqlState: nil, details: "libpq is out of memory", isLost: isLost)
        }
        let result = PostgresResult(answer)
        guard result.isGood else { throw result.failure(isLost: isLost) }
        return result
    }
}
