import Storage
import Synchronization

/// A database that can be made to fail, as one does whose server is away or whose disk is full.
final class FaultyDatabase: SQLDatabase {
    /// What fails.
    enum Part: Sendable {
        case reads, writes
    }

    private let base: any SQLDatabase
    private let fault = Mutex<(part: Part, error: StorageError)?>(nil)

    init(base: any SQLDatabase) { self.base = base }

    var dialect: SQLDialect { base.dialect }

    /// Lets all transactions of a kind fail from now on.
    func fail(_ part: Part, with code: StorageError.Code) {
        fault.withLock { $0 = (part, StorageError(code, "/var/secret/path")) }
    }

    /// Works again.
    func recover() { fault.withLock { $0 = nil } }

    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try check(.reads)
        return try await base.read(body)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try check(.writes)
        return try await base.write(body)
    }

    func notices(on channel: NoticeChannel) -> AsyncStream<String> { base.notices(on: channel) }

    func close() throws { try base.close() }

    private func check(_ part: Part) throws {
        if let fault = fault.withLock({ $0 }), fault.part == part { throw fault.error }
    }
}
