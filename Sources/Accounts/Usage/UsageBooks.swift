import FoundationEssentials
import Storage
import StoryDomain

/// The ledger of what users use, and the place where their plans are kept to.
///
/// Before a call its worst case is held back from what the plan has left; after it the hold is let go and the
/// provider's own count is booked. Both happen in the transaction of the step that opens or settles the call, so the
/// ledger and the story cannot come apart. The limits stand in the `WHERE` of the statement that counts: of any
/// number of calls that ask at once, in any number of processes, exactly as many pass as the limit allows.
///
/// A user who was never seen before is on the default plan and simply works.
package struct UsageBooks: Sendable {
    /// The price version of a line whose answer came from our own cache: whatever usage it states was saved, not
    /// used, so nothing is counted for it.
    package static let cachedPriceVersion = "cached"

    let database: any SQLDatabase
    let plans: Plans
    let holder: String
    let now: @Sendable () -> Date

    /// Takes a database whose schema is up to date.
    ///
    /// - Parameters:
    ///   - database: where accounts and ledger are.
    ///   - plans: all plans there are.
    ///   - holder: names this process in the leases of its calls (`CallLease`).
    ///   - now: tells the period that calls are opened in.
    package init(
        database: any SQLDatabase, plans: Plans, holder: String = "", now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.plans = plans
        self.holder = holder
        self.now = now
    }

    /// What a step of this user's must keep to, and leaves in the ledger.
    ///
    /// Each line of the change that is open holds its reserve back; each other one is booked, once however often it
    /// comes. A line stays in the period in which it was opened. The clause throws `AllowanceError` where the plan or
    /// the cap does not allow what is asked, and then nothing of the step is stored; else only `StorageError`.
    ///
    /// - Parameters:
    ///   - user: who pays.
    ///   - run: whose calls they are, if they are a run's.
    ///   - cap: US dollars that the run may cost in all, with what it has cost already; nil for no cap.
    package func clause(for user: UserID, run: RunID? = nil, cap: Decimal? = nil) -> StepClause {
        { connection, change, story in
            let entry = Entry(user: user, story: story, run: run, cap: cap, operation: nil)
            try enter(change, as: entry, on: connection)
        }
    }

    /// Opens or settles the calls of a change that belongs to no stored story; stores nothing else of it.
    ///
    /// - Parameters:
    ///   - change: its ledger lines and reserves count.
    ///   - user: who pays.
    ///   - run: whose calls they are, if they are a run's.
    ///   - cap: US dollars that the run may cost in all; nil for no cap.
    ///   - operation: what the user asked for, as the ledger is to name it, e.g. `generate-premise`.
    /// - Throws: `AllowanceError`, `StorageError`.
    package func book(
        _ change: StoryChange, for user: UserID, run: RunID? = nil, cap: Decimal? = nil, operation: String
    ) async throws {
        let entry = Entry(user: user, story: nil, run: run, cap: cap, operation: operation)
        try await database.write { connection in
            try enter(change, as: entry, on: connection)
        }
    }

    /// Closes the lines of calls whatever became of the step that they belong to: its run may have gone to another worker,
    /// its story may be deleted. The user pays what was used, once, and the story's ledger says the same where there is
    /// still a story.
    ///
    /// - Parameters:
    ///   - lines: calls that are over; lines that are open are left out.
    ///   - user: who pays.
    ///   - story: whose calls they are; nil for none that is stored.
    ///   - run: whose calls they are, if they are a run's.
    ///   - operation: the step's name in the ledger where it is not the purpose's.
    /// - Throws: `StorageError`.
    package func close(
        _ lines: [LedgerLine], for user: UserID, story: StoryID? = nil, run: RunID? = nil, operation: String? = nil
    ) async throws {
        let over = lines.filter { $0.state != .open }
        guard !over.isEmpty else { return }
        let entry = Entry(user: user, story: story, run: run, cap: nil, operation: operation)
        let stories = StoryRepository(database: database)
        try await database.write { connection in
            for line in over {
                try settle(line, as: entry, on: connection)
                if let story { try stories.close(line, in: story, on: connection) }
            }
        }
    }

    /// Whom and what the lines of a change are entered under.
    struct Entry: Sendable {
        let user: UserID
        let story: StoryID?
        let run: RunID?
        let cap: Decimal?
        let operation: String?

        /// The step's name in the ledger.
        func step(of line: LedgerLine) -> String {
            operation ?? line.scene.map { "\(line.purpose.rawValue)/\($0)" } ?? line.purpose.rawValue
        }
    }

    private func enter(_ change: StoryChange, as entry: Entry, on connection: any SQLConnection) throws {
        for line in change.ledger {
            if line.state == .open {
                try open(line, holding: change.reserves.first { $0.call == line.call }, as: entry, on: connection)
            } else {
                try settle(line, as: entry, on: connection)
            }
        }
    }
}
