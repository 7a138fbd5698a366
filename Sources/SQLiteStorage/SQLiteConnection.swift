import FoundationEssentials
import GRDB
import Storage

/// One GRDB connection inside a transaction; confined to its thread.
final class SQLiteConnection: SQLConnection {
    private let database: Database
    private let faults: SQLiteFaults
    private let outbox: NoticeOutbox
    /// What the first statement that failed said: the transaction stores nothing then, whatever the body makes of the
    /// error. SQLite itself would go on; other products would not, and a body must behave alike on all.
    private(set) var failure: (any Error)?

    /// Takes a connection that is inside a transaction, how its errors are told, and where its notices wait for the
    /// commit.
    init(database: Database, faults: SQLiteFaults, outbox: NoticeOutbox = NoticeOutbox()) {
        self.database = database
        self.faults = faults
        self.outbox = outbox
    }

    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int {
        try lasting {
            let before = database.totalChangesCount
            try prepared(statement).execute()
            // SQLite keeps the last count where a statement changes no rows at all, as DDL does.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ statement: SQLStatement) throws -> [SQLRow] {
        try lasting {
            let prepared = try prepared(statement)
            let columns = prepared.columnNames
            var rows: [SQLRow] = []
            let cursor = try Row.fetchCursor(prepared)
            while let row = try cursor.next() {
                rows.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init(stored:))))
            }
            return rows
        }
    }

    func notify(_ channel: NoticeChannel, _ payload: String) {
        outbox.add(payload, on: channel)
    }

    /// Runs `body`, and nothing any more once it has failed.
    private func lasting<T>(_ body: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try faults.translated(body)
        } catch {
            failure = error
            throw error
        }
    }

    private func prepared(_ statement: SQLStatement) throws -> Statement {
        let prepared = try database.cachedStatement(sql: statement.text { _ in "?" })
        try prepared.setArguments(StatementArguments(statement.values.map { try $0.bindable() }))
        return prepared
    }
}
