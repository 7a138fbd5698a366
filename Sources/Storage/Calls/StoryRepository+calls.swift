import FoundationEssentials
import StoryDomain

/// What a story holds of a call, for whoever closes the call in place of the process that made it.
extension StoryRepository {
    /// The open lines of a story that nobody else will close: calls of a process without accounts, which is gone where
    /// another one writes the story. Those that an account has are closed with the account's line.
    ///
    /// - Throws: `StorageError`.
    package func unattendedCalls(of story: StoryID) async throws -> [LedgerLine] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM ledger_line WHERE story_id = \(story) AND state = \(LedgerLine.State.open)
                    AND NOT EXISTS (SELECT 1 FROM usage_line WHERE usage_line.call_id = ledger_line.call_id)
                ORDER BY number
                """
            ).map(LedgerLine.init(row:))
        }
    }

    /// A story's line of a call that is still open; nil where there is none.
    ///
    /// - Throws: `StorageError`.
    package func openLine(
        of call: CallID, in story: StoryID, on connection: any SQLConnection
    ) throws -> LedgerLine? {
        try connection.rows(
            """
            SELECT * FROM ledger_line
            WHERE story_id = \(story) AND call_id = \(call) AND state = \(LedgerLine.State.open)
            """
        ).first.map(LedgerLine.init(row:))
    }

    /// The text that a story keeps of a call, its paragraphs joined; empty where there is none.
    ///
    /// - Throws: `StorageError`.
    package func text(of call: CallID, in story: StoryID, on connection: any SQLConnection) throws -> String {
        try connection.rows(
            """
            SELECT text FROM passage WHERE story_id = \(story) AND call_id = \(call) ORDER BY scene, paragraph
            """
        ).map { try $0.value("text", as: String.self) }.joined(separator: "\n\n")
    }

    /// Closes a call's line in the story's ledger, whoever made the call and whatever became of its step.
    ///
    /// The words that were kept are counted from what the story holds. A line that is closed for good stays as it is, and
    /// where the story is gone there is nothing to close.
    ///
    /// - Throws: `StorageError`.
    package func close(_ line: LedgerLine, in story: StoryID, on connection: any SQLConnection) throws {
        let lock = database.dialect.lockRows
        guard try !connection.rows("SELECT id FROM story WHERE id = \(story)\(lock)").isEmpty else { return }
        let stored = try connection.rows(
            "SELECT state, outcome FROM ledger_line WHERE story_id = \(story) AND call_id = \(line.call)"
        ).first
        if let stored {
            let state: LedgerLine.State = try stored.value("state")
            let outcome: String = try stored.value("outcome")
            guard state == .open || (outcome == LedgerLine.lostOutcome && line.outcome != outcome) else { return }
        }
        var closed = line
        let kept = try connection.rows(
            "SELECT words FROM passage WHERE story_id = \(story) AND call_id = \(line.call)")
        closed.keptWords = try kept.reduce(0) { $0 + (try $1.value("words", as: Int.self)) }
        try connection.upsert(closed, in: story)
    }
}
