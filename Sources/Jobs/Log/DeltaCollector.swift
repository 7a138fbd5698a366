import FoundationEssentials
import Logging
import ServiceLifecycle
import Storage
import StoryDomain
import Synchronization

/// Collects the pieces of text that come from the models, and writes them into the logs of their runs: one transaction
/// for all runs of the process, at most once in each interval.
///
/// A piece is logged exactly once and before the paragraph that it became. Not this object but the run's own row says how
/// many pieces of the lease are logged: whoever is about to log more, be it the collector's own transaction or the one of
/// a step, first locks that row (`RunQueue.hold`), reads the number, and writes the pieces behind it together with the
/// new number. Two such transactions come one after the other; one that is rolled back or run again by its driver changes
/// nothing. Pieces are let go of only after a commit.
package final class DeltaCollector: Service {
    private struct Buffer {
        let lease: Lease
        /// Pieces from the beginning that are logged for certain, and no longer in `pieces`.
        var dropped = 0
        var pieces: [RunDelta] = []

        /// Lets go of the pieces that are logged.
        mutating func drop(upTo count: Int) {
            let logged = min(count - dropped, pieces.count)
            pieces.removeFirst(logged)
            dropped += logged
        }
    }

    private let queue: RunQueue
    private let interval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let buffers = Mutex<[RunID: Buffer]>([:])
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// Takes the queue whose runs it logs for.
    ///
    /// - Parameters:
    ///   - interval: the least time between two writes.
    ///   - clock: waits between writes.
    ///   - logger: hears of writes that failed.
    package init(
        queue: RunQueue, interval: Duration = .milliseconds(100), clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger = Logger(label: "storywriter.jobs")
    ) {
        self.queue = queue
        self.interval = interval
        self.clock = clock
        self.logger = logger
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes a piece of text of a running run; never waits.
    package func add(_ delta: RunDelta, of lease: Lease) {
        buffers.withLock { buffers in
            if let token = buffers[lease.run.id]?.lease.token, token > lease.token { return }
            if buffers[lease.run.id]?.lease != lease { buffers[lease.run.id] = Buffer(lease: lease) }
            buffers[lease.run.id]?.pieces.append(delta)
        }
        wake.yield()
    }

    /// Confirms the lease and writes entries into its run's log, behind the pieces of text that wait: what a step calls in
    /// its own transaction.
    ///
    /// - Throws: `RunError.leaseLost`.
    package func append(_ notes: [RunNote], under lease: Lease, in connection: any SQLConnection) throws {
        _ = try log(notes, under: lease, in: connection)
    }

    /// Writes all pieces that wait. A run whose lease is lost loses its pieces, and no other.
    ///
    /// - Throws: `StorageError`; the pieces wait on.
    package func flush() async throws {
        let leases = buffers.withLock { $0.values.filter { !$0.pieces.isEmpty }.map(\.lease) }
            .sorted { $0.run.id.rawValue < $1.run.id.rawValue }
        guard !leases.isEmpty else { return }
        let logged = try await queue.database.write { [self] connection in
            var logged: [Lease: Int] = [:]
            for lease in leases {
                do {
                    logged[lease] = try log([], under: lease, in: connection)
                } catch RunError.leaseLost {
                    continue
                }
            }
            return logged
        }
        buffers.withLock { buffers in
            for lease in leases where buffers[lease.run.id]?.lease == lease {
                if let count = logged[lease] {
                    buffers[lease.run.id]?.drop(upTo: count)
                } else {
                    buffers[lease.run.id] = nil
                }
            }
        }
    }

    /// Lets go of what waits for a lease that has ended.
    package func forget(_ lease: Lease) {
        buffers.withLock { buffers in
            if buffers[lease.run.id]?.lease == lease { buffers[lease.run.id] = nil }
        }
    }

    /// Writes what waits until the process stops.
    package func run() async throws {
        // Only the wait between writes throws, where it is cancelled: that is the end.
        try? await cancelWhenGracefulShutdown { [self] in
            for await _ in wakes {
                do {
                    try await flush()
                } catch {
                    logger.warning("writing deltas failed", metadata: ["error": "\(error)"])
                    wake.yield()
                }
                try await clock.sleep(for: interval)
            }
        }
    }

    /// - Returns: how many pieces of the lease are logged once the transaction is committed.
    private func log(_ notes: [RunNote], under lease: Lease, in connection: any SQLConnection) throws -> Int {
        let held = try queue.hold(lease, in: connection)
        let waiting = buffers.withLock { buffers -> ArraySlice<RunDelta> in
            guard let buffer = buffers[lease.run.id], buffer.lease == lease else { return [] }
            return buffer.pieces.dropFirst(held.loggedPieces - buffer.dropped)
        }
        let count = held.loggedPieces + waiting.count
        let all = try RunDelta.notes(for: waiting) + notes
        guard !all.isEmpty else { return count }
        try queue.append(all, under: lease, held: held, loggingPieces: count, in: connection)
        return count
    }
}
