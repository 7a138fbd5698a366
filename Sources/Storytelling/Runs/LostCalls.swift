import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Storage
import StoryDomain

/// Closes the lines of calls whose process is gone: in the account, in the story's ledger, in one transaction.
///
/// A call has a lease of its own (`CallLease`), whoever makes it: a run, or a request that somebody waits for. Where the
/// lease ends, or the run's worker is lost, the line is closed as `cut_off` with an estimate: its prompt, and the most of
/// what its process told last, what the story keeps of it and what readers of its run were shown. Any number of processes
/// may do this at once, any number of times.
package struct LostCalls: Sendable {
    /// Calls that are closed in one sweep.
    private static let mostAtOnce = 500

    private let database: any SQLDatabase
    private let repository: StoryRepository
    private let books: UsageBooks
    private let now: @Sendable () -> Date

    /// Takes a database whose schema is up to date, its stories and its books.
    package init(
        database: any SQLDatabase, repository: StoryRepository, books: UsageBooks,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.repository = repository
        self.books = books
        self.now = now
    }

    /// Closes the open lines of a run's calls, in the transaction in which the run loses its worker or ends.
    ///
    /// - Throws: `StorageError`.
    package func close(callsOf run: RunID, in connection: any SQLConnection) throws {
        for call in try books.openCalls(of: run, in: connection) { try close(call, in: connection) }
    }

    /// Closes the lines of all calls whose lease has ended, or whose process is known to be gone.
    ///
    /// - Parameter isGone: whether the process of that name has ended; false where nobody knows.
    /// - Returns: how many calls were closed.
    /// - Throws: `StorageError`.
    @discardableResult
    package func sweep(isGone: @Sendable (String) -> Bool = { _ in false }) async throws -> Int {
        let moment = now()
        let leases = try await database.read { connection in
            try connection.rows("SELECT call_id, holder, lease_until FROM call_lease ORDER BY lease_until").map { row in
                (
                    call: try row.value("call_id", as: CallID.self), holder: try row.value("holder", as: String.self),
                    until: try row.value("lease_until", as: Date.self)
                )
            }
        }
        let gone = Set(leases.map(\.holder).filter { !$0.isEmpty && isGone($0) })
        let lost = leases.filter { $0.until < moment || gone.contains($0.holder) }.prefix(Self.mostAtOnce)
        var count = 0
        for lease in lost {
            // Each in a transaction of its own, so that one that cannot be closed keeps none of the others open.
            count += try await database.write { connection in
                let lock = database.dialect.lockRowsSkippingLocked
                // It may have been renewed or closed since.
                let held = try connection.rows(
                    """
                    SELECT call_id FROM call_lease
                    WHERE call_id = \(lease.call) AND holder = \(lease.holder) AND lease_until = \(lease.until)\(lock)
                    """)
                guard !held.isEmpty else { return 0 }
                try close(lease.call, in: connection)
                return 1
            }
        }
        return count
    }

    private func close(_ call: CallID, in connection: any SQLConnection) throws {
        let lease = try connection.lease(of: call)
        let open = try books.openCall(call, in: connection)
        let story = open?.story ?? lease?.story
        let stored = try story.flatMap { try repository.openLine(of: call, in: $0, on: connection) }
        try connection.endLease(of: call)
        guard var line = stored ?? open?.line else { return }
        let shown = try story.map { try repository.text(of: call, in: $0, on: connection) } ?? ""
        let told =
            try open?.run.map {
                try RunLog.text(of: $0, since: line.openedAt, in: connection)
            } ?? ""
        line.state = .cutOff
        line.outcome = LedgerLine.lostOutcome
        line.isEstimate = true
        line.settledAt = now().roundedToMicroseconds
        if let open, open.images > 0 {
            // Whether it was drawn is not known; who was asked to draw sends a bill.
            line.cost = open.heldCost
        } else {
            let output = [
                lease?.usage.output ?? 0, TokenEstimate.tokens(in: shown), TokenEstimate.tokens(in: told),
            ].max()
            line.usage = TokenUsage(
                prompt: max(line.usage.prompt, lease?.usage.prompt ?? 0), thinking: lease?.usage.thinking ?? 0,
                output: output ?? 0)
            if let price = lease?.price {
                line.cost = price.cost(of: line.usage)
                line.priceVersion = price.version
            }
        }
        if let open { try books.settle(line, of: open, in: connection) }
        if let story { try repository.close(line, in: story, on: connection) }
    }
}
