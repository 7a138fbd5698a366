import FoundationEssentials
import Storage
import StoryDomain

/// What the ledger tells.
extension UsageBooks {
    /// What a user has used in the current period, and what the plan allows.
    ///
    /// - Throws: `StorageError`.
    package func usage(of user: UserID) async throws -> UsageReport {
        let period = BillingPeriod(containing: now())
        return try await database.read { connection in
            let plan = try connection.plan(of: user, among: plans)
            let counter = try connection.counter(of: user, in: period)
            return UsageReport(
                plan: plan.name, period: period,
                calls: UsageMeasure(used: counter.calls, held: counter.heldCalls, limit: plan.limits.calls),
                tokens: UsageMeasure(used: counter.tokens, held: counter.heldTokens, limit: plan.limits.tokens),
                images: UsageMeasure(
                    used: counter.images, held: counter.heldImages, limit: plan.limits.images),
                money: UsageMeasure(
                    used: counter.cost.dollars, held: counter.heldCost.dollars, limit: plan.limits.money))
        }
    }

    /// A page of a user's ledger, newest first. Lines of others are never in it, whatever the filter names.
    ///
    /// - Parameters:
    ///   - user: whose lines.
    ///   - filter: which of them.
    ///   - number: the number of the last line of the page before; nil begins with the newest.
    ///   - limit: the most lines to return, at least 1.
    /// - Throws: `StorageError`.
    package func lines(
        of user: UserID, _ filter: UsageFilter = .all, before number: Int64? = nil, limit: Int
    ) async throws -> [UsageLine] {
        let before = number ?? .max
        let most = max(1, limit)
        let statement: SQLStatement =
            switch filter {
            case .all:
                """
                SELECT * FROM usage_line WHERE user_id = \(user) AND number < \(before)
                ORDER BY number DESC LIMIT \(most)
                """
            case .story(let story):
                """
                SELECT * FROM usage_line WHERE user_id = \(user) AND story_id = \(story) AND number < \(before)
                ORDER BY number DESC LIMIT \(most)
                """
            case .run(let run):
                """
                SELECT * FROM usage_line WHERE user_id = \(user) AND run_id = \(run) AND number < \(before)
                ORDER BY number DESC LIMIT \(most)
                """
            }
        return try await database.read { connection in
            try connection.rows(statement).map(UsageLine.init(row:))
        }
    }

    /// What a user used in a period, by day and model, oldest day first.
    ///
    /// - Throws: `StorageError`.
    package func totals(of user: UserID, in period: BillingPeriod) async throws -> [UsageTotal] {
        let integer = database.dialect.integer
        // Sums of 64-bit numbers are of a wider type in some products, hence the casts.
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT opened_at / 86400000000 AS day, provider, model,
                    CAST(SUM(1 - is_cached_answer) AS \(integer)) AS calls,
                    CAST(SUM(is_cached_answer) AS \(integer)) AS cached_answers,
                    CAST(SUM(prompt_tokens * (1 - is_cached_answer)) AS \(integer)) AS prompt,
                    CAST(SUM(cached_tokens * (1 - is_cached_answer)) AS \(integer)) AS cached,
                    CAST(SUM(cache_write_tokens * (1 - is_cached_answer)) AS \(integer)) AS cache_written,
                    CAST(SUM(thinking_tokens * (1 - is_cached_answer)) AS \(integer)) AS thinking,
                    CAST(SUM(output_tokens * (1 - is_cached_answer)) AS \(integer)) AS output,
                    CAST(SUM(charged) AS \(integer)) AS cost
                FROM usage_line
                WHERE user_id = \(user) AND period = \(period.name)
                    AND state IN (\(UsageLine.State.settled), \(UsageLine.State.cutOff))
                GROUP BY opened_at / 86400000000, provider, model ORDER BY day, provider, model
                """
            ).map(UsageTotal.init(row:))
        }
    }

    /// The plan of a user.
    ///
    /// - Throws: `StorageError`.
    package func plan(of user: UserID) async throws -> Plan {
        try await database.read { try $0.plan(of: user, among: plans) }
    }

    /// Refuses a story that the user's plan is too small for, before anything is begun.
    ///
    /// - Parameters:
    ///   - words: the length asked for.
    ///   - model: the model asked for, if one was named.
    ///   - user: who asks.
    /// - Returns: the user's plan.
    /// - Throws: `AllowanceError` (`storyTooLong`, `modelNotAllowed`), `StorageError`.
    @discardableResult
    package func admit(words: Int, model: String? = nil, for user: UserID) async throws -> Plan {
        let plan = try await plan(of: user)
        try plan.admit(words: words)
        if let model { try plan.admit(model: model) }
        return plan
    }

    /// Refuses text that is typed into a story beyond what the user's plan has, within the transaction that stores it.
    ///
    /// - Parameter words: of the whole story with the text.
    /// - Throws: `AllowanceError.storyTooLong`, `StorageError`.
    package func admit(typed words: Int, for user: UserID, in connection: any SQLConnection) throws {
        try connection.plan(of: user, among: plans).admit(typed: words)
    }
}
