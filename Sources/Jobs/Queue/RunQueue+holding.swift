import FoundationEssentials
import Storage
import StoryDomain

/// What the holder of a lease may do.
extension RunQueue {
    /// Confirms inside a transaction that the lease is still held, and extends it. To be called before anything else is
    /// written: from here on nobody can take the run over before the transaction ends.
    ///
    /// A lease that has run out but that nobody took over is held as before.
    ///
    /// - Throws: `RunError.leaseLost`; the transaction must then be given up, or go on without this run.
    @discardableResult
    package func hold(_ lease: Lease, in connection: any SQLConnection) throws -> HeldRun {
        let moment = now().roundedToMicroseconds
        let rows = try connection.rows(
            """
            UPDATE run SET lease_until = \(leaseEnd(from: moment)), updated_at = \(moment)
            WHERE id = \(lease.run.id) AND lease_token = \(lease.token) AND state = \(RunState.running)
            RETURNING last_event, logged_pieces, wish
            """)
        guard let row = rows.first else { throw RunError.leaseLost }
        return HeldRun(
            lastEvent: try row.value("last_event"), loggedPieces: try row.value("logged_pieces"),
            wish: try row.value("wish"))
    }

    /// Confirms the lease as `hold` does and writes entries into the run's log. Per run, numbers have no gaps and are in
    /// the order of the commits, since the row that counts them stays locked until this transaction ends.
    ///
    /// A stored step is progress: with the entry of one among them, all tries are open to the run again.
    ///
    /// - Throws: `RunError.leaseLost`.
    package func append(_ notes: [RunNote], under lease: Lease, in connection: any SQLConnection) throws {
        let moment = now().roundedToMicroseconds
        let rows = try connection.rows(
            """
            UPDATE run SET lease_until = \(leaseEnd(from: moment)), updated_at = \(moment),
                last_event = last_event + \(notes.count), attempt = attempt * \(factor(of: notes))
            WHERE id = \(lease.run.id) AND lease_token = \(lease.token) AND state = \(RunState.running)
            RETURNING last_event
            """)
        guard let last: Int = try rows.first?.value("last_event") else { throw RunError.leaseLost }
        try insert(notes, after: last - notes.count, of: lease.run.id, at: moment, in: connection)
    }

    /// As `append`, for a run that this transaction holds, together with how many pieces of text are logged by that.
    func append(
        _ notes: [RunNote], under lease: Lease, held: HeldRun, loggingPieces pieces: Int,
        in connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            UPDATE run SET last_event = last_event + \(notes.count), logged_pieces = \(pieces),
                attempt = attempt * \(factor(of: notes))
            WHERE id = \(lease.run.id)
            """)
        try insert(
            notes, after: held.lastEvent, of: lease.run.id, at: now().roundedToMicroseconds, in: connection)
    }

    /// Says that the worker is still at the run, and hears what was asked of it.
    ///
    /// - Throws: `RunError.leaseLost`.
    @discardableResult
    package func heartbeat(_ lease: Lease) async throws -> RunWish {
        try await database.write { try hold(lease, in: $0).wish }
    }

    /// Says for many runs at once that the worker is still at them.
    ///
    /// - Returns: what was asked of each; a lease that is missing is lost.
    package func heartbeat(_ leases: [Lease]) async throws -> [Lease: RunWish] {
        guard !leases.isEmpty else { return [:] }
        // One order for all, so that two of these do not wait for each other's rows.
        let sorted = leases.sorted { $0.run.id.rawValue < $1.run.id.rawValue }
        return try await database.write { connection in
            var wishes: [Lease: RunWish] = [:]
            for lease in sorted {
                do {
                    wishes[lease] = try hold(lease, in: connection).wish
                } catch RunError.leaseLost {
                    continue
                }
            }
            return wishes
        }
    }

    /// The runs of a worker of which something was asked: the net under the notices.
    ///
    /// - Throws: `StorageError`.
    package func asked(of holder: String) async throws -> [RunID] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT id FROM run
                WHERE state = \(RunState.running) AND lease_holder = \(holder) AND wish <> \(RunWish.none)
                """
            ).map { try $0.value("id") }
        }
    }

    private func leaseEnd(from moment: Date) -> Date {
        moment.advanced(by: settings.leaseDuration / .seconds(1))
    }

    private func factor(of notes: [RunNote]) -> Int {
        notes.contains(where: \.isStep) ? 0 : 1
    }
}
