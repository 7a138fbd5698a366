import FoundationEssentials
import Logging
import ServiceLifecycle
import Storage
import StoryDomain

/// The logs of runs, to be read and followed; one for each process.
///
/// As a service it listens to the change feed and looks for itself from time to time, once for all followers of all
/// runs. Whose run it is must be asked first (`RunQueue.run`): this one shows any.
package final class RunLog: Service {
    /// How many entries a follower takes at once.
    static let page = 256
    /// How many runs are looked at by one statement; also keeps the number of different statements at one.
    private static let mostRuns = 64

    private let database: any SQLDatabase
    private let pollInterval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let readers = RunReaders()

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameters:
    ///   - pollInterval: how often to look for entries of which no notice came.
    ///   - clock: waits between looks.
    ///   - logger: hears of looks that failed.
    package init(
        database: any SQLDatabase, pollInterval: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock(), logger: Logger = Logger(label: "storywriter.jobs")
    ) {
        self.database = database
        self.pollInterval = pollInterval
        self.clock = clock
        self.logger = logger
    }

    /// Entries of a run's log, in order.
    ///
    /// - Parameters:
    ///   - number: those after this one; 0 begins with the first.
    ///   - limit: the most entries to return, at least 1.
    /// - Throws: `StorageError`.
    package func read(_ run: RunID, after number: Int, limit: Int) async throws -> [RunLogEntry] {
        try await database.read { try Self.entries(of: run, after: number, limit: limit, in: $0) }
    }

    /// The last entry of a kind: the last `progress` is how far a run is.
    ///
    /// - Throws: `StorageError`.
    package func last(_ kind: RunLogEntry.Kind, of run: RunID) async throws -> RunLogEntry? {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT number, kind, data, happened_at FROM run_log WHERE run_id = \(run) AND kind = \(kind)
                ORDER BY number DESC LIMIT 1
                """
            ).first.map(RunLogEntry.init(row:))
        }
    }

    /// How far a run is, by the last that its log says of it; nil before there is anything.
    ///
    /// - Throws: `StorageError`; `corrupted` where the entry cannot be read.
    package func progress(of run: RunID) async throws -> RunProgress? { try await progress(of: [run])[run] }

    /// How far each of several runs is, read at once; runs of which nothing is known are left out.
    ///
    /// - Throws: `StorageError`; `corrupted` where an entry cannot be read.
    package func progress(of runs: [RunID]) async throws -> [RunID: RunProgress] {
        try await last(.progress, of: runs).compactMapValues { entry in
            guard case .progress(let progress) = try entry.event() else { return nil }
            return progress
        }
    }

    /// The last entry of a kind of each of several runs, by one statement that looks at the ends of their logs alone;
    /// runs without one are left out.
    ///
    /// - Throws: `StorageError`.
    package func last(_ kind: RunLogEntry.Kind, of runs: [RunID]) async throws -> [RunID: RunLogEntry] {
        guard !runs.isEmpty else { return [:] }
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT run_log.run_id, run_log.number, run_log.kind, run_log.data, run_log.happened_at
                FROM run JOIN run_log ON run_log.run_id = run.id AND run_log.number = (
                    SELECT entry.number FROM run_log entry WHERE entry.run_id = run.id AND entry.kind = \(kind)
                    ORDER BY entry.number DESC LIMIT 1)
                WHERE run.id IN (\(list: runs))
                """)
            return Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.value("run_id"), try RunLogEntry(row: $0)) })
        }
    }

    /// Entries as they come, in batches, each entry exactly once and in order, from the one after `number` to the one
    /// with which the run is over. Ends at once for a run that is over or gone, and early when the process stops.
    ///
    /// Nothing is read ahead: entries wait in the database until the next batch is asked for.
    package func follow(_ run: RunID, after number: Int) -> RunLogFollower {
        RunLogFollower(log: self, run: run, number: number)
    }

    /// Wakes followers until the process stops.
    package func run() async throws {
        let notices = database.notices(on: .runLogs)
        defer { readers.close() }
        await cancelWhenGracefulShutdown { [self] in
            await withTaskGroup { group in
                group.addTask { [readers] in
                    for await id in notices { readers.wake(RunID(id)) }
                }
                group.addTask { [self] in await look() }
            }
        }
    }

    /// A seat for a follower.
    func reader(of run: RunID, after number: Int) -> RunReader {
        readers.enter(run, position: number)
    }

    /// The next entries, and whether none can follow them.
    func next(of run: RunID, after number: Int) async throws -> (entries: [RunLogEntry], isOver: Bool) {
        try await database.read { connection in
            let entries = try Self.entries(of: run, after: number, limit: Self.page, in: connection)
            // A run that failed and was retried has entries after one that looked like the last.
            if let last = entries.last { return (entries, try entries.count < Self.page && last.isTerminal()) }
            let rows = try connection.rows("SELECT state FROM run WHERE id = \(run)")
            guard let state: RunState = try rows.first?.value("state") else { return ([], true) }
            return ([], state.isTerminal)
        }
    }

    private static func entries(
        of run: RunID, after number: Int, limit: Int, in connection: any SQLConnection
    ) throws -> [RunLogEntry] {
        try connection.rows(
            """
            SELECT number, kind, data, happened_at FROM run_log WHERE run_id = \(run) AND number > \(number)
            ORDER BY number LIMIT \(max(1, limit))
            """
        ).map(RunLogEntry.init(row:))
    }

    /// Looks for entries of which no notice came, again and again.
    private func look() async {
        while (try? await clock.sleep(for: pollInterval)) != nil {
            do {
                try await lookOnce()
            } catch is CancellationError {
                return
            } catch {
                logger.warning("looking for new log entries failed", metadata: ["error": "\(error)"])
            }
        }
    }

    private func lookOnce() async throws {
        let runs = readers.runs
        guard !runs.isEmpty else { return }
        let last = try await database.read { connection in
            var last: [RunID: Int] = [:]
            for start in stride(from: 0, to: runs.count, by: Self.mostRuns) {
                var ids = Array(runs[start..<min(start + Self.mostRuns, runs.count)])
                ids += repeatElement(ids[0], count: Self.mostRuns - ids.count)
                for row in try connection.rows("SELECT id, last_event FROM run WHERE id IN (\(list: ids))") {
                    last[try row.value("id")] = try row.value("last_event")
                }
            }
            return last
        }
        // Followers of a run that is gone are woken to find that out.
        for run in runs { readers.wake(run, upTo: last[run] ?? .max) }
    }

    /// The pieces of text that a run's log got since a moment, joined: what readers of its events were shown.
    ///
    /// - Throws: `StorageError`.
    package static func text(of run: RunID, since moment: Date, in connection: any SQLConnection) throws -> String {
        let decoder = JSONDecoder()
        return try connection.rows(
            """
            SELECT data FROM run_log
            WHERE run_id = \(run) AND kind = \(RunLogEntry.Kind.delta) AND happened_at >= \(moment) ORDER BY number
            """
        ).map { row in
            let data = Data(try row.value("data", as: String.self).utf8)
            // A piece that cannot be read is missed by an estimate, and by nothing else.
            return (try? decoder.decode(RunDelta.self, from: data))?.text ?? ""
        }.joined()
    }
}
