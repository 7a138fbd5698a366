import FoundationEssentials
import Storage
import StoryDomain

/// What a user may ask of a run.
///
/// All of these throw `RunError.notFound` where there is no such run or it is another user's, and `RunError.notAllowed`
/// where its state does not allow it. `user` nil stands for an administrator.
extension RunQueue {
    /// Stops a run for good; a running one within a moment.
    ///
    /// - Returns: the run: `cancelled`, or still `running` with the wish.
    @discardableResult
    package func cancel(_ id: RunID, of user: UserID?) async throws -> Run {
        try await ask(.cancel, of: id, user: user)
    }

    /// Stops a run until it is resumed; a running one within a moment.
    ///
    /// - Returns: the run: `paused`, or still `running` with the wish.
    @discardableResult
    package func pause(_ id: RunID, of user: UserID?) async throws -> Run {
        try await ask(.pause, of: id, user: user)
    }

    /// Queues a paused or waiting run.
    ///
    /// - Parameters:
    ///   - clause: throws where something else does not hold in the same transaction; runs before the run's row is locked.
    ///   - change: makes its new payload out of the old one; nil keeps it.
    @discardableResult
    package func resume(
        _ id: RunID, of user: UserID?, clause: (@Sendable (any SQLConnection) throws -> Void)? = nil,
        changing change: (@Sendable (String) throws -> String)? = nil
    ) async throws -> Run {
        try await ask(.resume, of: id, user: user, clause: clause, changing: change)
    }

    /// Queues a failed or cancelled run again; it goes on from what it stored.
    @discardableResult
    package func retry(_ id: RunID, of user: UserID?) async throws -> Run {
        try await ask(.retry, of: id, user: user)
    }

    /// The same, where something else must hold in the same transaction.
    ///
    /// - Parameter clause: throws where it does not; runs before the run's row is locked.
    @discardableResult
    package func retry(
        _ id: RunID, of user: UserID?, clause: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws -> Run {
        try await ask(.retry, of: id, user: user, clause: clause)
    }

    /// Queues all of a user's runs that wait or are paused for one reason, since the reason is gone: a plan or a period
    /// has changed.
    ///
    /// - Parameter code: the reason's code.
    /// - Returns: the runs that are queued now.
    @discardableResult
    package func resumeAll(of user: UserID, stoppedBy code: String) async throws -> [RunID] {
        try await database.write { connection in
            // One order for all, so that two of these do not wait for each other's rows.
            let rows = try connection.rows(
                """
                SELECT \(Run.columns) FROM run
                WHERE user_id = \(user) AND state IN (\(RunState.waiting), \(RunState.paused)) AND reason_code = \(code)
                ORDER BY id\(database.dialect.lockRows)
                """)
            return try rows.map { row in
                try store(try Run(row: row).moved(.resume, at: now().roundedToMicroseconds), in: connection).id
            }
        }
    }

    private func ask(
        _ transition: RunTransition, of id: RunID, user: UserID?,
        clause: (@Sendable (any SQLConnection) throws -> Void)? = nil,
        changing change: (@Sendable (String) throws -> String)? = nil
    ) async throws -> Run {
        try await database.write { connection in
            try clause?(connection)
            let moment = now().roundedToMicroseconds
            var run = try run(id, of: user, lock: database.dialect.lockRows, in: connection)
            guard run.state.allows(transition) else { throw RunError.notAllowed(run.state) }
            if run.state == .running {
                if try isHeld(run, at: moment, in: connection) {
                    return try wish(transition == .cancel ? .cancel : .pause, of: run, at: moment, in: connection)
                }
                try closeCalls(id, connection)
            }
            if let change {
                run.payload = try change(run.payload)
                try connection.execute("UPDATE run SET payload = \(run.payload) WHERE id = \(id)")
            }
            let granted = run.granting(transition)
            let reason: RunReason? = granted == .pause ? .asked : nil
            return try store(try run.moved(granted, because: reason, at: moment), in: connection)
        }
    }

    /// Whether a worker may still be at a running run. If not, nobody would hear a wish.
    private func isHeld(_ run: Run, at moment: Date, in connection: any SQLConnection) throws -> Bool {
        try !connection.rows("SELECT id FROM run WHERE id = \(run.id) AND lease_until >= \(moment)").isEmpty
    }

    /// Stores what is asked of a running run. A cancellation is not taken back by a later pause.
    private func wish(
        _ wish: RunWish, of run: Run, at moment: Date, in connection: any SQLConnection
    ) throws -> Run {
        guard run.wish != wish, run.wish != .cancel else { return run }
        var asked = run
        asked.wish = wish
        asked.updatedAt = moment
        try connection.notify(.runsAsked, run.id.rawValue)
        return try store(asked, in: connection)
    }
}
