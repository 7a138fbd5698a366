import FoundationEssentials
import StoryDomain

/// The books of a story: what it cost, and what happened to it.
extension StoryRepository {
    /// All ledger lines of a story, in the order in which they were opened; empty where there is no such story.
    ///
    /// - Throws: `StorageError`.
    package func ledger(of id: StoryID) async throws -> [LedgerLine] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM ledger_line WHERE story_id = \(id) ORDER BY number")
                .map(LedgerLine.init(row:))
        }
    }

    /// What all calls of a story used and cost together.
    ///
    /// - Throws: `StorageError`.
    package func totals(of id: StoryID) async throws -> LedgerTotals {
        try await ledger(of: id).reduce(into: .zero) { totals, line in
            totals.usage = totals.usage + line.usage
            totals.cost += line.cost
            totals.calls += 1
        }
    }

    /// The events of a story's log, oldest first.
    ///
    /// - Parameter sequence: the last event that the reader has; 0 reads from the beginning.
    /// - Throws: `StorageError`.
    package func events(of id: StoryID, after sequence: Int64 = 0) async throws -> [StoredEvent] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT sequence, kind, message, details, happened_at FROM run_event
                WHERE story_id = \(id) AND sequence > \(sequence) ORDER BY sequence
                """
            ).map(StoredEvent.init(row:))
        }
    }
}
