import FoundationEssentials
import StoryDomain

/// The answer cache's tables. Whoever changes a user's answers takes the row of the user's account first, so that two
/// processes do it one after the other and the account's sums stay those of the answers. Where two processes meet with
/// several accounts, the database has one of them begin again.
extension SQLConnection {
    /// Keeps an answer in the place of an older one.
    ///
    /// - Returns: the bytes of all the user's answers.
    func store(_ answer: CachedAnswer, as entry: AnswerShelf.Entry, from moment: Date, to expiry: Date) throws -> Int {
        let (user, key) = (entry.user, entry.key)
        try openAccount(of: user)
        let older = try rows(
            "DELETE FROM cached_answer WHERE user_id = \(user) AND question = \(key) RETURNING bytes")
        let olderBytes: Int = try older.first?.value("bytes") ?? 0
        try execute(
            """
            INSERT INTO cached_answer (user_id, question, operation, provider, model, answer, bytes, prompt_tokens,
                output_tokens, cost, created_at, expires_at, last_used_at, hits)
            VALUES (\(user), \(key), \(answer.operation), \(answer.provider), \(answer.model), \(answer.json),
                \(answer.bytes), \(answer.usage.prompt), \(answer.usage.output + answer.usage.thinking),
                \(answer.cost), \(moment), \(expiry), \(moment), 0)
            """)
        let sums = try rows(
            """
            UPDATE cache_account
            SET entries = entries + \(1 - older.count), bytes = bytes + \(answer.bytes - olderBytes)
            WHERE user_id = \(user) RETURNING bytes
            """)
        return try sums.first?.value("bytes") ?? 0
    }

    /// Stores hits and misses: one row for each entry that was hit, one for each user.
    func store(_ account: AnswerShelf.Account) throws {
        var byUser: [UserID: [(key: AnswerKey, use: AnswerShelf.Use)]] = [:]
        for (entry, use) in account.uses { byUser[entry.user, default: []].append((entry.key, use)) }
        // Sorted, so that two processes take rows in one order and cannot wait for each other.
        for user in Set(byUser.keys).union(account.misses.keys).sorted(by: { $0.rawValue < $1.rawValue }) {
            let uses = (byUser[user] ?? []).sorted { $0.key.rawValue < $1.key.rawValue }
            try openAccount(of: user)
            try add(uses.map(\.use), misses: account.misses[user] ?? 0, to: user)
            for (key, use) in uses {
                try execute(
                    """
                    UPDATE cached_answer SET hits = hits + \(use.hits),
                        last_used_at = CASE WHEN last_used_at < \(use.lastAt) THEN \(use.lastAt) ELSE last_used_at END
                    WHERE user_id = \(user) AND question = \(key)
                    """)
            }
        }
    }

    /// Forgets a user's expired answers, then those not used for longest, until `excess` bytes are free.
    func evict(_ excess: Int, of user: UserID, at moment: Date, sparing spared: AnswerKey) throws {
        var freed = try forget(
            try rows("SELECT user_id, question FROM cached_answer WHERE user_id = \(user) AND expires_at <= \(moment)"))
        while freed < excess {
            let oldest = try rows(
                """
                SELECT user_id, question FROM cached_answer WHERE user_id = \(user) AND question <> \(spared)
                ORDER BY last_used_at, question LIMIT 16
                """)
            if oldest.isEmpty { return }
            for row in oldest where freed < excess { freed += try forget([row]) }
        }
    }

    /// Forgets all expired answers, then those of any user not used for longest, until all fit into `room` bytes.
    ///
    /// - Parameter integer: the column type of whole numbers, which sums are brought back to.
    func sweep(_ room: Int, at moment: Date, integer: SQLFragment) throws {
        _ = try forget(try rows("SELECT user_id, question FROM cached_answer WHERE expires_at <= \(moment)"))
        let sums = try rows("SELECT CAST(COALESCE(SUM(bytes), 0) AS \(integer)) AS bytes FROM cache_account")
        var excess = try (sums.first?.value("bytes") ?? 0) - room
        while excess > 0 {
            let oldest = try rows(
                """
                SELECT user_id, question FROM cached_answer ORDER BY last_used_at, user_id, question LIMIT 64
                """)
            if oldest.isEmpty { return }
            for row in oldest where excess > 0 { excess -= try forget([row]) }
        }
    }

    /// Takes the user's account, making it where there is none.
    private func openAccount(of user: UserID) throws {
        try execute(
            """
            INSERT INTO cache_account (user_id, entries, bytes, hits, misses, prompt_tokens_saved, output_tokens_saved,
                cost_saved)
            VALUES (\(user), 0, 0, 0, 0, 0, 0, '0')
            ON CONFLICT (user_id) DO UPDATE SET entries = cache_account.entries
            """)
    }

    private func add(_ uses: [AnswerShelf.Use], misses: Int, to user: UserID) throws {
        let stored = try rows("SELECT cost_saved FROM cache_account WHERE user_id = \(user)").first
        var cost: Decimal = try stored?.value("cost_saved") ?? 0
        var (hits, prompt, output) = (0, 0, 0)
        for use in uses {
            hits += use.hits
            prompt += use.hits * use.answer.usage.prompt
            output += use.hits * (use.answer.usage.output + use.answer.usage.thinking)
            cost += Decimal(use.hits) * use.answer.cost
        }
        try execute(
            """
            UPDATE cache_account SET hits = hits + \(hits), misses = misses + \(misses),
                prompt_tokens_saved = prompt_tokens_saved + \(prompt),
                output_tokens_saved = output_tokens_saved + \(output), cost_saved = \(cost)
            WHERE user_id = \(user)
            """)
    }

    /// Deletes answers and takes them off their users' accounts.
    ///
    /// - Returns: the bytes that are free now.
    private func forget(_ answers: [SQLRow]) throws -> Int {
        var freed = 0
        for answer in answers {
            let user: UserID = try answer.value("user_id")
            let key: AnswerKey = try answer.value("question")
            try openAccount(of: user)
            let gone = try rows(
                "DELETE FROM cached_answer WHERE user_id = \(user) AND question = \(key) RETURNING bytes")
            guard let bytes: Int = try gone.first?.value("bytes") else { continue }
            try execute(
                "UPDATE cache_account SET entries = entries - 1, bytes = bytes - \(bytes) WHERE user_id = \(user)")
            freed += bytes
        }
        return freed
    }
}
