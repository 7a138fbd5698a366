import FoundationEssentials
import Storage
import StoryDomain

/// How a worker lets go of a run.
extension RunQueue {
    /// Ends the lease with what came of the work, in the light of what was asked of the run meanwhile.
    ///
    /// - Parameters:
    ///   - outcome: what the handler says.
    ///   - deltas: where pieces of text may still wait that belong before the last entry.
    /// - Returns: the run as it stands now.
    /// - Throws: `RunError.leaseLost`; nothing is stored then.
    @discardableResult
    package func finish(_ lease: Lease, _ outcome: RunOutcome, deltas: DeltaCollector? = nil) async throws -> Run {
        try await database.write { connection in
            let held = try hold(lease, in: connection)
            try deltas?.append([], under: lease, in: connection)
            // Normally there is nothing: the handler closes its calls.
            try closeCalls(lease.run.id, connection)
            let run = try run(lease.run.id, of: nil, lock: SQLFragment(""), in: connection)
            return try store(try ended(run, outcome.granting(held.wish)), in: connection)
        }
    }

    private func ended(_ run: Run, _ outcome: RunOutcome) throws -> Run {
        let moment = now().roundedToMicroseconds
        switch outcome {
        case .succeeded(let result):
            var done = try run.moved(.succeed, at: moment)
            done.result = result
            return done
        case .failed(let reason):
            return try run.moved(.fail, because: reason, at: moment)
        case .retry(let reason, let after):
            return try triedAgain(run, because: reason, after: after, at: moment)
        case .snooze(let until, let reason):
            var waiting = try run.moved(.postpone, because: reason, at: moment)
            waiting.availableAt = until.roundedToMicroseconds
            return waiting
        case .paused(let reason):
            return try run.moved(.pause, because: reason, at: moment)
        case .cancelled:
            return try run.moved(.cancel, at: moment)
        case .released:
            return try run.moved(.release, at: moment)
        }
    }

    private func triedAgain(_ run: Run, because reason: RunReason, after: Duration?, at moment: Date) throws -> Run {
        var tried = run
        tried.attempt += 1
        guard tried.attempt < run.maxAttempts else { return try tried.moved(.fail, because: reason, at: moment) }
        let wait = max(settings.backoff(afterTries: tried.attempt, jitter: jitter()), after ?? .zero)
        var waiting = try tried.moved(.postpone, because: reason, at: moment)
        waiting.availableAt = moment.advanced(by: wait / .seconds(1)).roundedToMicroseconds
        return waiting
    }
}
