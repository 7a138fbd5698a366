import Storage
import Synchronization

/// A database that counts the transactions that have ended, and can keep all notices to itself, as that of another process does.
final class WatchedDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let isSilent: Bool
    private let counts = Mutex((reads: 0, writes: 0))

    init(base: any SQLDatabase, isSilent: Bool = false) {
        self.base = base
        self.isSilent = isSilent
    }

    var dialect: SQLDialect { base.dialect }
    var reads: Int { counts.withLock { $0.reads } }
    var writes: Int { counts.withLock { $0.writes } }

    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        defer { counts.withLock { $0.reads += 1 } }
        return try await base.read(body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        defer { counts.withLock { $0.writes += 1 } }
        return try await base.write(body)
    }

    func notices(on channel: NoticeChannel) -> AsyncStream<String> {
        isSilent ? AsyncStream { _ in } : base.notices(on: channel)
    }

    func close() throws { try base.close() }
}
