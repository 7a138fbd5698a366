import FoundationEssentials
import Storage
import StoryDomain

extension Run {
    /// The columns that `init(row:)` reads.
    static let columns = SQLFragment(
        """
        id, user_id, story_id, kind, payload, state, priority, attempt, max_attempts, user_limit, available_at, wish,
        reason_code, reason_message, result, last_event, created_at, started_at, finished_at, updated_at
        """)

    /// Reads a row of `run`.
    ///
    /// - Throws: `StorageError.corrupted`.
    init(row: SQLRow) throws {
        self.init(
            id: try row.value("id"), user: try row.value("user_id"), story: try row.valueIfPresent("story_id"),
            kind: try row.value("kind"), payload: try row.value("payload"), state: try row.value("state"),
            priority: try row.value("priority"), attempt: try row.value("attempt"),
            maxAttempts: try row.value("max_attempts"), userLimit: try row.valueIfPresent("user_limit"),
            availableAt: try row.value("available_at"), wish: try row.value("wish"),
            reason: try Self.reason(of: row), result: try row.valueIfPresent("result"),
            lastEvent: try row.value("last_event"), createdAt: try row.value("created_at"),
            startedAt: try row.valueIfPresent("started_at"), finishedAt: try row.valueIfPresent("finished_at"),
            updatedAt: try row.value("updated_at"))
    }

    private static func reason(of row: SQLRow) throws -> RunReason? {
        let code: String = try row.value("reason_code")
        guard !code.isEmpty else { return nil }
        return RunReason(code: code, message: try row.value("reason_message"))
    }
}
