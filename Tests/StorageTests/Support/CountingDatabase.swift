import Storage
import Synchronization

/// A database that counts the rows that are written through it, and how often it is read.
final class CountingDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let count = Mutex(0)
    private let readCount = Mutex(0)

    init(base: any SQLDatabase) { self.base = base }

    var dialect: SQLDialect { base.dialect }
    var changedRows: Int { count.withLock { $0 } }

    var reads: Int { readCount.withLock { $0 } }

    func reset() {
        count.withLock { $0 = 0 }
        readCount.withLock { $0 = 0 }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        readCount.withLock { $0 += 1 }
        return try await base.read(body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.write { connection in
            try body(Connection(base: connection, counter: self))
        }
    }

    func notices(on channel: NoticeChannel) -> AsyncStream<String> { base.notices(on: channel) }

    func close() throws { try base.close() }

    private struct Connection: SQLConnection {
        let base: any SQLConnection
        let counter: CountingDatabase

        @discardableResult
        func execute(_ statement: SQLStatement) throws -> Int {
            let changed = try base.execute(statement)
            counter.count.withLock { $0 += changed }
            return changed
        }

        func rows(_ statement: SQLStatement) throws -> [SQLRow] { try base.rows(statement) }

        func notify(_ channel: NoticeChannel, _ payload: String) throws { try base.notify(channel, payload) }
    }
}
