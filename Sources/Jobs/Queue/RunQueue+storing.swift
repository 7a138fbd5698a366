import FoundationEssentials
import Storage
import StoryDomain

/// What all changes of a run share: its row, and the entry in its log.
extension RunQueue {
    /// Stores a run whose row this transaction has locked, logs its state, and tells who listens.
    ///
    /// - Returns: the run, with the number of the log entry.
    func store(_ changed: Run, in connection: any SQLConnection) throws -> Run {
        var run = changed
        run.lastEvent += 1
        try connection.execute(
            """
            UPDATE run SET state = \(run.state), attempt = \(run.attempt), available_at = \(run.availableAt),
                wish = \(run.wish), reason_code = \(run.reason?.code ?? ""),
                reason_message = \(run.reason?.message ?? ""), result = \(run.result), last_event = \(run.lastEvent),
                started_at = \(run.startedAt), finished_at = \(run.finishedAt), updated_at = \(run.updatedAt)
            WHERE id = \(run.id)
            """)
        let note = try RunNote(.state(RunStateNote(run)))
        try insert([note], after: run.lastEvent - 1, of: run.id, at: run.updatedAt, in: connection)
        if run.state == .queued { try connection.notify(.runsWaiting, run.id.rawValue) }
        return run
    }

    /// Writes entries into a run's log under numbers that this transaction has allocated, and tells the log's readers.
    func insert(
        _ notes: [RunNote], after last: Int, of id: RunID, at moment: Date, in connection: any SQLConnection
    ) throws {
        for (offset, note) in notes.enumerated() {
            try connection.execute(
                """
                INSERT INTO run_log (run_id, number, kind, data, happened_at)
                VALUES (\(id), \(last + 1 + offset), \(note.kind), \(note.data), \(moment))
                """)
        }
        if !notes.isEmpty { try connection.notify(.runLogs, id.rawValue) }
    }
}
