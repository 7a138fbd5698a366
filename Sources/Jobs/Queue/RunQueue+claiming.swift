import FoundationEssentials
import Storage
import StoryDomain

/// How a worker gets a run.
///
/// Who is claimed for follows from a look at the queue; that no limit is passed follows from locks. Each user has a row
/// in `run_user`, and a claim of one of their runs locks it, counts the running ones and takes one more; so two claims for
/// the same user come one after the other and the second counts the first. Claims for different users do not meet: a row
/// that another claim holds is passed over for the next user's, and waited for only where there was no other. With a
/// global limit all claims take turns at one more row. On a product with a single writer the locks are empty words, as
/// the whole transaction is alone.
extension RunQueue {
    /// How many users are looked at in one transaction.
    private static let mostUsers = 16
    /// How often a claim starts anew where others were faster.
    private static let mostTries = 4
    /// Seconds by which the clocks of processes may differ without one being taken for set back.
    private static let mostClockDifference: TimeInterval = 60
    /// The row in `run_user` that stands for all users: no user's id is empty.
    private static let everybody = ""

    /// What one look at the queue found; anything may have changed since.
    private struct Look: Sendable {
        /// Runs whose lease has ended.
        let lost: [RunID]
        /// The users who have something to claim and room for it, in turn.
        let users: [UserID]
    }

    /// Takes the run that is next: of the user with the fewest running runs, the one with the highest priority, and of
    /// these the one that is available for longest. Runs whose worker was lost come before that.
    ///
    /// - Parameter holder: the worker's name, unique among all processes.
    /// - Returns: nil where there is nothing to do, or the limits are reached.
    package func claim(holder: String) async throws -> Lease? {
        for count in 0..<Self.mostTries {
            let look = try await look()
            if look.lost.isEmpty, look.users.isEmpty { return nil }
            let isWaiting = !count.isMultiple(of: 2)
            if let lease = try await database.write({ try take(look, for: holder, isWaiting: isWaiting, in: $0) }) {
                return lease
            }
        }
        return nil
    }

    /// Looks without a lock, so that idle workers hold up nobody and busy ones only those who want the same.
    private func look() async throws -> Look {
        let moment = now().roundedToMicroseconds
        return try await database.read { connection in
            Look(
                lost: try lostRuns(at: moment, in: connection), users: try usersInTurn(at: moment, in: connection))
        }
    }

    /// Takes the first of what was seen that is still there to take.
    ///
    /// - Parameter isWaiting: whether to wait for the first user's turn, instead of passing over users at whom other claims
    ///   are.
    private func take(
        _ look: Look, for holder: String, isWaiting: Bool, in connection: any SQLConnection
    ) throws -> Lease? {
        let moment = now().roundedToMicroseconds
        for id in look.lost {
            if let lease = try takeOver(id, for: holder, at: moment, in: connection) { return lease }
        }
        guard !look.users.isEmpty, try isRoomForAnother(in: connection) else { return nil }
        for user in look.users.prefix(isWaiting ? 1 : Self.mostUsers) {
            let lock = isWaiting ? database.dialect.lockRows : database.dialect.lockRowsSkippingLocked
            let turn = try connection.rows("SELECT user_id FROM run_user WHERE user_id = \(user)\(lock)")
            guard !turn.isEmpty else { continue }
            guard let run = try next(of: user, at: moment, in: connection) else { continue }
            // Also tells a claim with an older snapshot, where a product has such, that it must look again.
            try connection.execute("UPDATE run_user SET claims = claims + 1 WHERE user_id = \(user)")
            // Queued or put off at the one moment, to be had from the other.
            let waited = moment.timeIntervalSince(max(run.updatedAt, run.availableAt))
            return try lease(
                try run.moved(.claim, at: moment), to: holder, after: .seconds(max(0, waited)), in: connection)
        }
        return nil
    }

    private func lostRuns(at moment: Date, in connection: any SQLConnection) throws -> [RunID] {
        try connection.rows(
            """
            SELECT id FROM run WHERE state = \(RunState.running) AND lease_until < \(moment)
            ORDER BY lease_until, id LIMIT \(Self.mostUsers)
            """
        ).map { try $0.value("id") }
    }

    /// Looks after a run whose lease has ended, and takes it over if it can go on. It has its place among the running ones
    /// already, so no limit is asked.
    private func takeOver(
        _ id: RunID, for holder: String, at moment: Date, in connection: any SQLConnection
    ) throws -> Lease? {
        let rows = try connection.rows(
            """
            SELECT \(Run.columns) FROM run
            WHERE id = \(id) AND state = \(RunState.running) AND lease_until < \(moment)\(
                database.dialect.lockRowsSkippingLocked)
            """)
        guard let row = rows.first else { return nil }
        try closeCalls(id, connection)
        let run = try Run(row: row).takenOver(at: moment)
        if run.state == .running { return try lease(run, to: holder, after: nil, in: connection) }
        _ = try store(run, in: connection)
        return nil
    }

    /// Whether the global limit allows one more; where there is one, this transaction has the turn from here on.
    private func isRoomForAnother(in connection: any SQLConnection) throws -> Bool {
        guard let limit = settings.global else { return true }
        try connection.execute(
            "INSERT INTO run_user (user_id, claims) VALUES (\(Self.everybody), 0) ON CONFLICT (user_id) DO NOTHING")
        _ = try connection.rows(
            "SELECT user_id FROM run_user WHERE user_id = \(Self.everybody)\(database.dialect.lockRows)")
        try connection.execute("UPDATE run_user SET claims = claims + 1 WHERE user_id = \(Self.everybody)")
        let running = try connection.rows("SELECT COUNT(*) AS runs FROM run WHERE state = \(RunState.running)")
        return try running.first?.value("runs", as: Int.self) ?? 0 < limit
    }

    /// Which runs can be claimed: those whose moment has come. A clock that is set back must not keep those waiting that
    /// were put off by nobody: a queued run that was available when it was last stored is available whatever the clock
    /// says, and a waiting one that was put off at a moment which lies ahead is tried again at once.
    private func isAvailable(at moment: Date) -> SQLStatement {
        let ahead = moment.addingTimeInterval(Self.mostClockDifference)
        return """
            (run.state IN (\(RunState.queued), \(RunState.waiting)) AND (run.available_at <= \(moment)
                OR run.state = \(RunState.queued) AND run.available_at <= run.updated_at
                OR run.state = \(RunState.waiting) AND run.updated_at > \(ahead)))
            """
    }

    /// The users who have something to claim and room for it, in turn.
    private func usersInTurn(at moment: Date, in connection: any SQLConnection) throws -> [UserID] {
        try connection.rows(
            """
            SELECT user_id FROM (
                SELECT run.user_id, run.priority, run.available_at, run.id, COALESCE(busy.runs, 0) AS running,
                    ROW_NUMBER() OVER (
                        PARTITION BY run.user_id ORDER BY run.priority DESC, run.available_at, run.id) AS place
                FROM run LEFT JOIN (
                    SELECT user_id, COUNT(*) AS runs FROM run WHERE state = \(RunState.running) GROUP BY user_id
                ) AS busy ON busy.user_id = run.user_id
                WHERE \(isAvailable(at: moment))
                    AND COALESCE(busy.runs, 0) < COALESCE(run.user_limit, \(settings.perUser))
            ) AS available
            WHERE place = 1 ORDER BY running, priority DESC, available_at, id LIMIT \(Self.mostUsers)
            """
        ).map { try $0.value("user_id") }
    }

    /// The user's run that is next, locked, or nil where none is left or the limit is reached. The user's row is locked.
    private func next(of user: UserID, at moment: Date, in connection: any SQLConnection) throws -> Run? {
        let running = try connection.rows(
            "SELECT COUNT(*) AS runs FROM run WHERE user_id = \(user) AND state = \(RunState.running)")
        let busy: Int = try running.first?.value("runs") ?? 0
        let rows = try connection.rows(
            """
            SELECT \(Run.columns) FROM run
            WHERE user_id = \(user) AND \(isAvailable(at: moment))
                AND COALESCE(user_limit, \(settings.perUser)) > \(busy)
            ORDER BY priority DESC, available_at, id LIMIT 1\(database.dialect.lockRowsSkippingLocked)
            """)
        return try rows.first.map(Run.init(row:))
    }

    /// Stores a run that is running now, with a new token.
    private func lease(
        _ run: Run, to holder: String, after waited: Duration?, in connection: any SQLConnection
    ) throws -> Lease {
        let rows = try connection.rows(
            """
            UPDATE run SET lease_holder = \(holder), lease_token = lease_token + 1, logged_pieces = 0,
                lease_until = \(run.updatedAt.advanced(by: settings.leaseDuration / .seconds(1)))
            WHERE id = \(run.id) RETURNING lease_token
            """)
        guard let token: Int = try rows.first?.value("lease_token") else { throw RunError.notFound }
        return Lease(run: try store(run, in: connection), token: token, holder: holder, waited: waited)
    }
}
