import FoundationEssentials
import Storage
import StoryDomain

/// The second half of a call's bookkeeping: the hold is let go, what was used is booked.
extension UsageBooks {
    /// What counters add for a call.
    struct Charge: Sendable {
        /// A call that is not counted.
        static let zero = Charge(calls: 0, tokens: 0, images: 0, cost: .zero)

        var calls: Int
        var tokens: Int
        var images: Int
        var cost: PicoDollars
    }

    /// Settles the open line of a call; a line that is settled stays as it is. One that was closed by estimate, since its
    /// process was taken for gone, takes the call's own end in place of the estimate. A call that was never opened here,
    /// as those made before there were accounts, is booked whole.
    func settle(_ line: LedgerLine, as entry: Entry, on connection: any SQLConnection) throws {
        let isCached = line.priceVersion == Self.cachedPriceVersion
        // Without an estimate, "nothing" is known and not guessed.
        let isUnused = line.state == .cutOff && line.usage.total == 0 && line.cost == 0 && !line.isEstimate
        let charge =
            isCached || isUnused
            ? Charge.zero
            : Charge(
                calls: 1, tokens: line.usage.total, images: line.images,
                cost: try Self.counted(line.cost, of: line.call))
        let state: UsageLine.State =
            switch line.state {
            case .settled: .settled
            case .cutOff, .open: isUnused ? .released : .cutOff
            }
        let settled = try connection.rows(
            """
            UPDATE usage_line SET state = \(state), model = \(line.model), prompt_tokens = \(line.usage.prompt),
                cached_tokens = \(line.usage.cached), cache_write_tokens = \(line.usage.cacheWritten),
                thinking_tokens = \(line.usage.thinking),
                output_tokens = \(line.usage.output), is_estimate = \(line.isEstimate),
                is_cached_answer = \(isCached), price_version = \(line.priceVersion),
                cost = \(isCached ? 0 : line.cost), charged = \(charge.cost), images = \(charge.images),
                outcome = \(line.outcome), settled_at = \(line.settledAt ?? now())
            WHERE call_id = \(line.call) AND user_id = \(entry.user) AND state = \(UsageLine.State.open)
            RETURNING user_id, period, run_id, held_tokens, held_images, held_cost
            """)
        try connection.endLease(of: line.call)
        if let held = settled.first {
            try count(charge, forHeldLine: held, on: connection)
        } else if try !replaceEstimate(by: line, state: state, charge: charge, as: entry, on: connection) {
            try bookWhole(line, state: state, isCached: isCached, charge: charge, as: entry, on: connection)
        }
    }

    /// Puts a call's own end in place of the estimate by which its line was closed while its process was taken for gone.
    ///
    /// - Returns: whether the call has a line that was closed so.
    private func replaceEstimate(
        by line: LedgerLine, state: UsageLine.State, charge: Charge, as entry: Entry, on connection: any SQLConnection
    ) throws -> Bool {
        guard line.outcome != LedgerLine.lostOutcome else { return false }
        let rows = try connection.rows(
            """
            SELECT period, run_id, state, charged, images, prompt_tokens + thinking_tokens + output_tokens AS tokens
            FROM usage_line
            WHERE call_id = \(line.call) AND user_id = \(entry.user) AND outcome = \(LedgerLine.lostOutcome)\(
                database.dialect.lockRows)
            """)
        guard let row = rows.first else { return false }
        let wasCounted = try row.value("state", as: UsageLine.State.self) != .released
        let before = Charge(
            calls: wasCounted ? 1 : 0, tokens: wasCounted ? try row.value("tokens") : 0,
            images: try row.value("images"), cost: try row.value("charged"))
        try connection.execute(
            """
            UPDATE usage_line SET state = \(state), model = \(line.model), prompt_tokens = \(line.usage.prompt),
                cached_tokens = \(line.usage.cached), cache_write_tokens = \(line.usage.cacheWritten),
                thinking_tokens = \(line.usage.thinking), output_tokens = \(line.usage.output),
                is_estimate = \(line.isEstimate), price_version = \(line.priceVersion), cost = \(line.cost),
                charged = \(charge.cost), images = \(charge.images), outcome = \(line.outcome),
                settled_at = \(line.settledAt ?? now())
            WHERE call_id = \(line.call)
            """)
        let calls = charge.calls - before.calls
        let tokens = charge.tokens - before.tokens
        let cost = charge.cost.count - before.cost.count
        try connection.execute(
            """
            UPDATE usage_period SET calls = calls + \(calls), tokens = tokens + \(tokens),
                images = images + \(charge.images - before.images), cost = cost + \(cost)
            WHERE user_id = \(entry.user) AND period = \(try row.value("period", as: String.self))
            """)
        if let run: RunID = try row.valueIfPresent("run_id") {
            try connection.execute(
                """
                UPDATE usage_run SET calls = calls + \(calls), tokens = tokens + \(tokens), cost = cost + \(cost)
                WHERE run_id = \(run)
                """)
        }
        return true
    }

    /// Moves a line's hold to what it used, in its own period and run.
    ///
    /// - Parameter row: the line's user, period, run and hold.
    func count(_ charge: Charge, forHeldLine row: SQLRow, on connection: any SQLConnection) throws {
        let user: UserID = try row.value("user_id")
        let period: String = try row.value("period")
        let heldTokens: Int = try row.value("held_tokens")
        let heldImages: Int = try row.value("held_images")
        let heldCost: PicoDollars = try row.value("held_cost")
        try connection.execute(
            """
            UPDATE usage_period SET held_calls = held_calls - 1, held_tokens = held_tokens - \(heldTokens),
                held_images = held_images - \(heldImages), held_cost = held_cost - \(heldCost),
                calls = calls + \(charge.calls), tokens = tokens + \(charge.tokens),
                images = images + \(charge.images), cost = cost + \(charge.cost)
            WHERE user_id = \(user) AND period = \(period)
            """)
        if let run: RunID = try row.valueIfPresent("run_id") {
            try connection.execute(
                """
                UPDATE usage_run SET held_cost = held_cost - \(heldCost), calls = calls + \(charge.calls),
                    tokens = tokens + \(charge.tokens), cost = cost + \(charge.cost)
                WHERE run_id = \(run)
                """)
        }
    }

    private func bookWhole(
        _ line: LedgerLine, state: UsageLine.State, isCached: Bool, charge: Charge, as entry: Entry,
        on connection: any SQLConnection
    ) throws {
        let period = BillingPeriod(containing: line.openedAt)
        let inserted = try connection.execute(
            """
            INSERT INTO usage_line (user_id, period, story_id, run_id, call_id, step, provider, model, state,
                prompt_tokens, cached_tokens, cache_write_tokens, thinking_tokens, output_tokens, is_estimate,
                is_cached_answer, price_version, cost, charged, images, held_tokens, held_cost, outcome, opened_at,
                settled_at)
            VALUES (\(entry.user), \(period.name), \(entry.story), \(entry.run), \(line.call),
                \(entry.step(of: line)), \(line.provider), \(line.model), \(state), \(line.usage.prompt),
                \(line.usage.cached), \(line.usage.cacheWritten), \(line.usage.thinking), \(line.usage.output),
                \(line.isEstimate), \(isCached),
                \(line.priceVersion), \(isCached ? 0 : line.cost), \(charge.cost), \(charge.images), 0, 0,
                \(line.outcome), \(line.openedAt), \(line.settledAt ?? now()))
            ON CONFLICT (call_id) DO NOTHING
            """)
        guard inserted == 1 else { return }
        try connection.execute(
            """
            INSERT INTO usage_period (user_id, period, calls, tokens, images, cost)
            VALUES (\(entry.user), \(period.name), \(charge.calls), \(charge.tokens), \(charge.images),
                \(charge.cost))
            ON CONFLICT (user_id, period) DO UPDATE SET calls = usage_period.calls + excluded.calls,
                tokens = usage_period.tokens + excluded.tokens, images = usage_period.images + excluded.images,
                cost = usage_period.cost + excluded.cost
            """)
        guard let run = entry.run else { return }
        try connection.execute(
            """
            INSERT INTO usage_run (run_id, user_id, calls, tokens, cost)
            VALUES (\(run), \(entry.user), \(charge.calls), \(charge.tokens), \(charge.cost))
            ON CONFLICT (run_id) DO UPDATE SET calls = usage_run.calls + excluded.calls,
                tokens = usage_run.tokens + excluded.tokens, cost = usage_run.cost + excluded.cost
            """)
    }
}
