import FoundationEssentials
import Storage
import StoryDomain

/// How the logs of runs that are over become small.
extension RunQueue {
    /// How many runs are compacted in one transaction.
    private static let mostAtOnce = 50
    /// Stands in `logged_pieces` of a run whose pieces of text are gone; a claim sets it back to 0.
    private static let compacted = -1

    /// Deletes the pieces of text from the logs of all runs that became terminal before a moment. Everything else stays,
    /// with its number: whoever reads the log later gets the paragraphs that the pieces became.
    ///
    /// - Returns: how many runs were compacted.
    /// - Throws: `StorageError`.
    @discardableResult
    package func compactLogs(ofRunsFinishedBefore moment: Date) async throws -> Int {
        var count = 0
        while true {
            let done = try await database.write { try compact(before: moment, in: $0) }
            count += done
            if done < Self.mostAtOnce { return count }
        }
    }

    private func compact(before moment: Date, in connection: any SQLConnection) throws -> Int {
        // Locked, so that none of them is retried and written to meanwhile.
        let ids: [RunID] = try connection.rows(
            """
            SELECT id FROM run
            WHERE state IN (\(list: RunState.allCases.filter(\.isTerminal))) AND finished_at < \(moment)
                AND logged_pieces > \(Self.compacted)
            ORDER BY id LIMIT \(Self.mostAtOnce)\(database.dialect.lockRowsSkippingLocked)
            """
        ).map { try $0.value("id") }
        for id in ids {
            try connection.execute(
                "DELETE FROM run_log WHERE run_id = \(id) AND kind = \(RunLogEntry.Kind.delta)")
            try connection.execute("UPDATE run SET logged_pieces = \(Self.compacted) WHERE id = \(id)")
        }
        return ids.count
    }
}
