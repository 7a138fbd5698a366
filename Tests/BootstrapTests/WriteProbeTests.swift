import SQLiteStorage
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Bootstrap

@Suite(.timeLimit(.minutes(30))) struct WriteProbeTests {
    /// A database that can be read, and that stores what it is given while `stores` says so.
    private final class Fickle: SQLDatabase {
        let base: SQLiteDatabase
        let stores = Mutex(true)
        let tries = Mutex(0)

        init(_ base: SQLiteDatabase) {
            self.base = base
        }

        var dialect: SQLDialect { base.dialect }

        func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
            try await base.read(body)
        }

        func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
            tries.withLock { $0 += 1 }
            guard stores.withLock({ $0 }) else { throw StorageError(.diskFull, "Make room.") }
            return try await base.write(body)
        }

        func notices(on channel: NoticeChannel) -> AsyncStream<String> { base.notices(on: channel) }

        func close() throws { try base.close() }
    }

    @Test func `A database that stores nothing is not ready, though it can be read`() async throws {
        try await withTemporaryFolder { folder in
            let database = Fickle(try await SQLiteDatabase.open(path: folder.path(of: "stories.sqlite")))
            defer { try? database.close() }
            try await WriteProbe(database: database).check()
            #expect(try await database.read { try $0.rows("SELECT * FROM idempotency").isEmpty })
            database.stores.withLock { $0 = false }
            database.tries.withLock { $0 = 0 }
            let probe = WriteProbe(database: database)
            for _ in 0..<20 { await #expect(throws: WriteProbe.Fault.self) { try await probe.check() } }
            // One finding serves whoever asks soon: probes are open to anybody.
            #expect(database.tries.withLock { $0 } < 20)
            database.stores.withLock { $0 = true }
            try await WriteProbe(database: database).check()
        }
    }
}
