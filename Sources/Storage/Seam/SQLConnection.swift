/// One transaction's way to the database; only valid inside the body that it was given to.
package protocol SQLConnection {
    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it inserted, updated or deleted itself (cascades not counted); 0 for a change of schema.
    /// - Throws: `StorageError`; `.conflict` where a unique or foreign key forbids the change.
    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int

    /// Runs a statement and collects all rows that it returns, in the statement's order.
    ///
    /// - Throws: `StorageError`; `.conflict` where a unique or foreign key forbids the change.
    func rows(_ statement: SQLStatement) throws -> [SQLRow]

    /// Posts a notice that listeners get once this transaction is committed, and not at all where it is rolled back.
    ///
    /// - Parameters:
    ///   - channel: what it is about.
    ///   - payload: an id, at most 8,000 bytes; no text of a story.
    /// - Throws: `StorageError`.
    func notify(_ channel: NoticeChannel, _ payload: String) throws
}
