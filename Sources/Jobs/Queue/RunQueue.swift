import FoundationEssentials
import Storage
import StoryDomain

/// The durable runs of a database: a value without state, any number of which may stand over the same database in any
/// number of processes.
///
/// Every change of a run's state is checked against `RunState.after`, and goes into the run's log in the same
/// transaction. The processes' clocks need to agree to within a few seconds, since one process judges another's lease.
package struct RunQueue: Sendable {
    /// How runs are claimed, kept and tried again.
    package let settings: RunSettings

    let database: any SQLDatabase
    /// Closes what a run's worker left open, in the transaction in which the run loses it or ends.
    let closeCalls: @Sendable (RunID, any SQLConnection) throws -> Void
    let now: @Sendable () -> Date
    let jitter: @Sendable () -> Double

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameters:
    ///   - settings: leases, limits, waits.
    ///   - closeCalls: closes what a run's worker left open in the ledgers, in the transaction in which the run loses it or
    ///     ends.
    ///   - now: dates of rows, and what leases and waits are measured by.
    ///   - jitter: a number from 0 up to 1, drawn for each wait after a failed try.
    package init(
        database: any SQLDatabase, settings: RunSettings = RunSettings(),
        closeCalls: @escaping @Sendable (RunID, any SQLConnection) throws -> Void = { _, _ in },
        now: @escaping @Sendable () -> Date = { Date() },
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.database = database
        self.settings = settings
        self.closeCalls = closeCalls
        self.now = now
        self.jitter = jitter
    }

    /// Queues a run in a transaction of its own.
    ///
    /// - Throws: `StorageError.conflict` where its id is taken or its story does not exist.
    @discardableResult
    package func enqueue(_ new: NewRun) async throws -> Run {
        try await database.write { try enqueue(new, in: $0) }
    }

    /// Queues a run together with what else the transaction stores.
    ///
    /// - Throws: `StorageError.conflict` where its id is taken or its story does not exist.
    @discardableResult
    package func enqueue(_ new: NewRun, in connection: any SQLConnection) throws -> Run {
        let moment = now().roundedToMicroseconds
        let rows = try connection.rows(
            """
            INSERT INTO run (id, story_id, user_id, kind, payload, state, priority, attempt, max_attempts, user_limit,
                available_at, lease_holder, lease_token, lease_until, wish, reason_code, reason_message, result,
                last_event, logged_pieces, created_at, started_at, finished_at, updated_at)
            VALUES (\(new.id), \(new.story), \(new.user), \(new.kind), \(new.payload), \(RunState.queued),
                \(new.priority), 0, \(max(1, new.maxAttempts)), \(new.userLimit), \(new.availableAt ?? moment), '', 0, 0,
                '', '', '', NULL, 0, 0, \(moment), NULL, NULL, \(moment))
            RETURNING \(Run.columns)
            """)
        guard let row = rows.first else { throw RunError.notFound }
        // The row that claims of this user's runs take turns at.
        try connection.execute(
            "INSERT INTO run_user (user_id, claims) VALUES (\(new.user), 0) ON CONFLICT (user_id) DO NOTHING")
        return try store(try Run(row: row), in: connection)
    }

    /// One run.
    ///
    /// - Parameter user: whose it must be; nil for anybody's.
    /// - Throws: `RunError.notFound`, also where it is another user's.
    package func run(_ id: RunID, of user: UserID?) async throws -> Run {
        try await database.read { try run(id, of: user, lock: SQLFragment(""), in: $0) }
    }

    /// A page of a user's runs, newest first.
    ///
    /// - Parameters:
    ///   - user: whose; nil for everybody's.
    ///   - story: only those that work on it; nil for all.
    ///   - state: only those in it; nil for all.
    ///   - cursor: the last run of the page before; nil begins with the newest.
    ///   - limit: the most runs to return, at least 1.
    package func list(
        of user: UserID?, story: StoryID? = nil, state: RunState? = nil, before cursor: Run.Cursor? = nil, limit: Int
    ) async throws -> [Run] {
        let created = cursor?.createdAt.sqlValue ?? .integer(.max)
        let id = cursor?.id ?? RunID("")
        // Filters that are not set compare a column with itself.
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT \(Run.columns) FROM run
                WHERE user_id = COALESCE(\(user), user_id)
                    AND COALESCE(story_id, '') = COALESCE(\(story), story_id, '')
                    AND state = COALESCE(\(state), state)
                    AND (created_at < \(created) OR (created_at = \(created) AND id < \(id)))
                ORDER BY created_at DESC, id DESC LIMIT \(max(1, limit))
                """)
        }
        return try rows.map(Run.init(row:))
    }

    /// How many runs are in each state that is not terminal.
    package func counts() async throws -> [RunState: Int] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT state, COUNT(*) AS runs FROM run
                WHERE state IN (\(list: RunState.allCases.filter { !$0.isTerminal })) GROUP BY state
                """)
        }
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.value("state"), try $0.value("runs")) })
    }

    /// Deletes a terminal run with its log.
    ///
    /// - Throws: `RunError.notFound`, also where it is another user's; `RunError.notAllowed` where it is not terminal.
    package func delete(_ id: RunID, of user: UserID?) async throws {
        try await database.write { connection in
            let run = try run(id, of: user, lock: database.dialect.lockRows, in: connection)
            guard run.state.isTerminal else { throw RunError.notAllowed(run.state) }
            try connection.execute("DELETE FROM run WHERE id = \(id)")
            try connection.notify(.runLogs, id.rawValue)
        }
    }

    /// Deletes all runs that became terminal before a moment, with their logs.
    ///
    /// - Returns: how many.
    @discardableResult
    package func purge(olderThan moment: Date) async throws -> Int {
        try await database.write { connection in
            try connection.execute(
                """
                DELETE FROM run
                WHERE state IN (\(list: RunState.allCases.filter(\.isTerminal))) AND finished_at < \(moment)
                """)
        }
    }

    /// Reads one run, and locks its row where `lock` says so.
    func run(_ id: RunID, of user: UserID?, lock: SQLFragment, in connection: any SQLConnection) throws -> Run {
        let rows = try connection.rows(
            "SELECT \(Run.columns) FROM run WHERE id = \(id) AND user_id = COALESCE(\(user), user_id)\(lock)")
        guard let row = rows.first else { throw RunError.notFound }
        return try Run(row: row)
    }
}
