/// A relational database as the repositories see it: transactions over statements, and nothing of any product.
///
/// Bodies are synchronous, so that a transaction cannot wait for anything but its database; each driver runs them on
/// threads of its own and never on Swift's cooperative pool. One conformance suite proves every driver.
package protocol SQLDatabase: Sendable {
    /// Where this product's SQL differs from that of others.
    var dialect: SQLDialect { get }

    /// Reads from one consistent snapshot; what `body` sees does not change while it runs, whoever writes meanwhile.
    ///
    /// A cancelled task's read ends early with `CancellationError`.
    ///
    /// - Parameter body: reads only; a statement that would change the database is refused.
    /// - Throws: `StorageError`, and what `body` throws.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Runs `body` in one transaction: all of it is stored when this returns, or nothing of it when this throws.
    ///
    /// Products differ in what others may do between two statements of a body, so what a body read and relies on it
    /// holds by `dialect.lockRows`, or asks for in the statement that changes it. A body may run more than once and has
    /// no effects outside the database; a failed statement ends it.
    ///
    /// Cancelling the task does not stop a write. It is short, and a run that is being cancelled must still be able
    /// to store its last finished paragraph and settle its ledger line.
    ///
    /// - Parameter body: reads its own writes; an error that it throws rolls everything back.
    /// - Throws: `StorageError`, and what `body` throws; `.unconfirmed` where the database went away while it stored.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Runs `body` in one transaction while no other program is inside a `writeAlone` on the same database: for changes
    /// of the schema. It may take long, and see between its statements what plain writes stored.
    ///
    /// - Throws: `StorageError`, and what `body` throws.
    @discardableResult
    func writeAlone<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// The payloads of notices on `channel` from now on, of this process and, where the product carries them, of all
    /// processes on the same database. At best a nudge: some may be lost, so listeners also look by themselves.
    func notices(on channel: NoticeChannel) -> AsyncStream<String>

    /// Lets go of the database's files or sockets; every later call fails with `StorageError`.
    ///
    /// - Throws: `StorageError` while calls are still running.
    func close() throws
}

extension SQLDatabase {
    /// Where a write holds the whole database, every one is alone.
    @discardableResult
    package func writeAlone<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        try await write(body)
    }
}
