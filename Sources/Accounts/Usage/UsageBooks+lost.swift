import FoundationEssentials
import Storage
import StoryDomain

/// What the ledger holds of calls whose process is gone, and how their lines are closed in its place.
extension UsageBooks {
    /// An open line of a call that somebody else closes.
    package struct OpenCall: Sendable, Hashable {
        package let user: UserID
        package let story: StoryID?
        package let run: RunID?
        /// The line as the account has it: nothing used yet.
        package let line: LedgerLine
        /// Pictures that were held back.
        package let images: Int
        /// US dollars that were held back.
        package let heldCost: Decimal
    }

    /// The calls of a run whose lines are open.
    ///
    /// - Throws: `StorageError`.
    package func openCalls(of run: RunID, in connection: any SQLConnection) throws -> [CallID] {
        try connection.rows(
            "SELECT call_id FROM usage_line WHERE run_id = \(run) AND state = \(UsageLine.State.open) ORDER BY number"
        ).map { try $0.value("call_id") }
    }

    /// The open line of a call; nil where no account has one.
    ///
    /// - Throws: `StorageError`.
    package func openCall(_ call: CallID, in connection: any SQLConnection) throws -> OpenCall? {
        let rows = try connection.rows(
            """
            SELECT user_id, story_id, run_id, step, provider, model, opened_at, held_images, held_cost FROM usage_line
            WHERE call_id = \(call) AND state = \(UsageLine.State.open)\(database.dialect.lockRows)
            """)
        guard let row = rows.first else { return nil }
        let step = try row.value("step", as: String.self).split(separator: "/")
        return OpenCall(
            user: try row.value("user_id"), story: try row.valueIfPresent("story_id"),
            run: try row.valueIfPresent("run_id"),
            line: LedgerLine(
                call: call, purpose: step.first.flatMap { CallPurpose(rawValue: String($0)) } ?? .proposal,
                scene: step.count == 2 ? Int(step[1]) : nil, provider: try row.value("provider"),
                model: try row.value("model"), askedWords: nil, openedAt: try row.value("opened_at")),
            images: try row.value("held_images"), heldCost: try row.value("held_cost", as: PicoDollars.self).dollars)
    }

    /// Settles the open line of a call in place of the process that made it.
    ///
    /// - Throws: `StorageError`.
    package func settle(_ line: LedgerLine, of call: OpenCall, in connection: any SQLConnection) throws {
        let entry = Entry(user: call.user, story: call.story, run: call.run, cap: nil, operation: nil)
        try settle(line, as: entry, on: connection)
    }
}
