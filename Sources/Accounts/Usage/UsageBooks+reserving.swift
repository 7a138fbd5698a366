import FoundationEssentials
import Storage
import StoryDomain

/// The first half of a call's bookkeeping: its worst case is held back.
extension UsageBooks {
    /// What a call is held to.
    private struct Reserve {
        var tokens: Int
        var images: Int
        var cost: PicoDollars
    }

    /// Opens a line and holds its reserve back. A line that is there already is left as it is.
    func open(
        _ line: LedgerLine, holding reserve: CallReserve?, as entry: Entry, on connection: any SQLConnection
    ) throws {
        let plan = try connection.plan(of: entry.user, among: plans)
        try plan.admit(model: line.model)
        if reserve?.isPriceUnknown == true, let limit = entry.cap ?? plan.limits.money {
            throw AllowanceError(.priceUnknown, plan: plan.name, limit: limit, used: 0, asked: 0, resetsAt: nil)
        }
        let asked = Reserve(
            tokens: reserve?.usage.total ?? 0, images: reserve?.images ?? 0,
            cost: try Self.counted(reserve?.cost ?? 0, of: line.call))
        let period = BillingPeriod(containing: now())
        let inserted = try connection.execute(
            """
            INSERT INTO usage_line (user_id, period, story_id, run_id, call_id, step, provider, model, state,
                prompt_tokens, cached_tokens, thinking_tokens, output_tokens, is_estimate, is_cached_answer,
                price_version, cost, charged, images, held_tokens, held_images, held_cost, outcome, opened_at)
            VALUES (\(entry.user), \(period.name), \(entry.story), \(entry.run), \(line.call),
                \(entry.step(of: line)), \(line.provider), \(line.model), \(UsageLine.State.open),
                0, 0, 0, 0, 0, 0, '', '0', 0, 0, \(asked.tokens), \(asked.images), \(asked.cost), '', \(line.openedAt))
            ON CONFLICT (call_id) DO NOTHING
            """)
        guard inserted == 1 else { return }
        try connection.begin(
            CallLease(
                call: line.call, story: entry.story, holder: holder, from: now(), usage: line.usage,
                price: reserve?.price))
        try hold(asked, in: period, for: entry.user, under: plan, on: connection)
        if let run = entry.run {
            try hold(asked, for: run, of: entry, under: plan, on: connection)
        }
    }

    /// A cost as counters keep it.
    ///
    /// - Throws: `StorageError.other` for one that no counter can hold.
    static func counted(_ cost: Decimal, of call: CallID) throws -> PicoDollars {
        guard let counted = PicoDollars(roundingUp: cost) else {
            throw StorageError(
                .other, "The cost of call \(call) is out of range: check the prices of its model in the catalogue.")
        }
        return counted
    }

    /// Holds a reserve back from a period, where the plan has it left.
    private func hold(
        _ asked: Reserve, in period: BillingPeriod, for user: UserID, under plan: Plan,
        on connection: any SQLConnection
    ) throws {
        if try hasHeld(asked, in: period, for: user, under: plan.limits, on: connection) { return }
        // Nothing was counted: there is not enough left, or this is the period's first call.
        try connection.execute(
            """
            INSERT INTO usage_period (user_id, period) VALUES (\(user), \(period.name))
            ON CONFLICT (user_id, period) DO NOTHING
            """)
        if try hasHeld(asked, in: period, for: user, under: plan.limits, on: connection) { return }
        throw try refusal(of: asked, in: period, for: user, under: plan, on: connection)
    }

    private func hasHeld(
        _ asked: Reserve, in period: BillingPeriod, for user: UserID, under limits: PlanLimits,
        on connection: any SQLConnection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE usage_period SET held_calls = held_calls + 1, held_tokens = held_tokens + \(asked.tokens),
                held_images = held_images + \(asked.images), held_cost = held_cost + \(asked.cost)
            WHERE user_id = \(user) AND period = \(period.name)
                AND calls + held_calls < \(limits.calls ?? .max)
                AND tokens + held_tokens <= \((limits.tokens ?? .max) - asked.tokens)
                AND (\(asked.images) = 0 OR images + held_images <= \((limits.images ?? .max) - asked.images))
                AND cost + held_cost <= \(Self.room(under: limits.money, for: asked.cost))
            """) == 1
    }

    /// What may be used already where `asked` is to fit under a limit; written so that nothing can overflow.
    private static func room(under limit: Decimal?, for asked: PicoDollars) -> Int64 {
        let most = limit.map { PicoDollars(roundingDown: $0) ?? .largest } ?? .largest
        return most.count - asked.count
    }

    private func refusal(
        of asked: Reserve, in period: BillingPeriod, for user: UserID, under plan: Plan,
        on connection: any SQLConnection
    ) throws -> any Error {
        let counter = try connection.counter(of: user, in: period)
        func error(_ code: AllowanceError.Code, limit: Decimal, used: Decimal, asked: Decimal) -> AllowanceError {
            AllowanceError(
                code, plan: plan.name, limit: limit, used: used, asked: asked, resetsAt: period.end)
        }
        let calls = counter.calls + counter.heldCalls
        if let limit = plan.limits.calls, calls >= limit {
            return error(.calls, limit: Decimal(limit), used: Decimal(calls), asked: 1)
        }
        let tokens = counter.tokens + counter.heldTokens
        if let limit = plan.limits.tokens, tokens > limit - asked.tokens {
            return error(.tokens, limit: Decimal(limit), used: Decimal(tokens), asked: Decimal(asked.tokens))
        }
        let images = counter.images + counter.heldImages
        if let limit = plan.limits.images, asked.images > 0, images > limit - asked.images {
            return error(.images, limit: Decimal(limit), used: Decimal(images), asked: Decimal(asked.images))
        }
        if let limit = plan.limits.money {
            let used = counter.cost.dollars + counter.heldCost.dollars
            return error(.money, limit: limit, used: used, asked: asked.cost.dollars)
        }
        return StorageError(.other, "A counter of the ledger is at its end: please report this fault.")
    }

    /// Holds a reserve back from what a run may cost.
    private func hold(
        _ asked: Reserve, for run: RunID, of entry: Entry, under plan: Plan, on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO usage_run (run_id, user_id) VALUES (\(run), \(entry.user)) ON CONFLICT (run_id) DO NOTHING
            """)
        let held = try connection.execute(
            """
            UPDATE usage_run SET held_cost = held_cost + \(asked.cost)
            WHERE run_id = \(run) AND cost + held_cost <= \(Self.room(under: entry.cap, for: asked.cost))
            """)
        guard held == 0 else { return }
        let spent = try connection.rows("SELECT cost, held_cost FROM usage_run WHERE run_id = \(run)").first
        let used = try spent.map { row in
            try row.value("cost", as: PicoDollars.self).dollars + row.value("held_cost", as: PicoDollars.self).dollars
        }
        throw AllowanceError(
            .cap, plan: plan.name, limit: entry.cap, used: used ?? 0, asked: asked.cost.dollars, resetsAt: nil)
    }
}
