import Storage
import Synchronization

/// A database that writes down each statement that runs through it, so that tests can say how many a piece of work takes.
package final class RecordingDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let recorded = Mutex<[String]>([])

    /// Stands before another database.
    package init(base: any SQLDatabase) { self.base = base }

    package var dialect: SQLDialect { base.dialect }

    /// The statements since the last `reset`, in order, with `?` for each value.
    package var statements: [String] { recorded.withLock { $0 } }

    /// Forgets what was written down.
    package func reset() { recorded.withLock { $0 = [] } }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read { try body(Connection(base: $0, recorder: self)) }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.write { try body(Connection(base: $0, recorder: self)) }
    }

    package func notices(on channel: NoticeChannel) -> AsyncStream<String> { base.notices(on: channel) }

    package func close() throws { try base.close() }

    private struct Connection: SQLConnection {
        let base: any SQLConnection
        let recorder: RecordingDatabase

        @discardableResult
        func execute(_ statement: SQLStatement) throws -> Int {
            record(statement)
            return try base.execute(statement)
        }

        func rows(_ statement: SQLStatement) throws -> [SQLRow] {
            record(statement)
            return try base.rows(statement)
        }

        func notify(_ channel: NoticeChannel, _ payload: String) throws { try base.notify(channel, payload) }

        private func record(_ statement: SQLStatement) {
            recorder.recorded.withLock { $0.append(statement.text { _ in "?" }) }
        }
    }
}
