import FoundationEssentials
import GRDB
import Storage

/// One GRDB connection inside a transaction.
struct SQLiteConnection: SQLConnection {
    private let database: Database
    private let faults: SQLiteFaults
    private let outbox: NoticeOutbox

    /// Takes a connection that is inside a transaction, how its errors are told, and where its notices wait for the
    /// commit.
    init(database: Database, faults: SQLiteFaults, outbox: NoticeOutbox = NoticeOutbox()) {
        self.database = database
        self.faults = faults
        self.outbox = outbox
    }

    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int {
        try faults.translated {
            let before = database.totalChangesCount
            try prepared(statement).execute()
            // SQLite keeps the last count where a statement changes no rows at all, as DDL does.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ statement: SQLStatement) throws -> [SQLRow] {
        try faults.translated {
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

    private func prepared(_ statement: SQLStatement) throws -> Statement {
        let prepared = try database.cachedStatement(sql: statement.text { _ in "?" })
        try prepared.setArguments(StatementArguments(statement.values.map { try $0.bindable() }))
        return prepared
    }
}
