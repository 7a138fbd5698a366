import FoundationEssentials
import StoryDomain

extension SQLConnection {
    /// What is held and saved, of one user or of all.
    ///
    /// - Parameter integer: the column type of whole numbers, which sums are brought back to.
    func cacheStatistics(of user: UserID?, at moment: Date, integer: SQLFragment) throws -> CacheStatistics {
        var sum = CacheStatistics.none
        for account in try accounts(of: user) {
            sum.hits += try account.value("hits", as: Int.self)
            sum.misses += try account.value("misses", as: Int.self)
            sum.promptTokensSaved += try account.value("prompt_tokens_saved", as: Int.self)
            sum.outputTokensSaved += try account.value("output_tokens_saved", as: Int.self)
            sum.costSaved += try account.value("cost_saved", as: Decimal.self)
        }
        // A condition on all users would keep the database from using its indexes, so each case has its statement.
        let sums = SQLFragment("SELECT COUNT(*) AS entries, CAST(COALESCE(SUM(bytes), 0) AS")
        let held =
            if let user {
                try rows(
                    """
                    \(sums) \(integer)) AS bytes FROM cached_answer WHERE user_id = \(user) AND expires_at > \(moment)
                    """)
            } else {
                try rows("\(sums) \(integer)) AS bytes FROM cached_answer WHERE expires_at > \(moment)")
            }
        sum.entries = try held.first?.value("entries") ?? 0
        sum.bytes = try held.first?.value("bytes") ?? 0
        sum.keys = try keys(of: user, at: moment)
        return sum
    }

    private func accounts(of user: UserID?) throws -> [SQLRow] {
        guard let user else { return try rows("SELECT * FROM cache_account") }
        return try rows("SELECT * FROM cache_account WHERE user_id = \(user)")
    }

    private func keys(of user: UserID?, at moment: Date) throws -> [AnswerKey] {
        let most = AnswerCache.mostKeys
        let found =
            if let user {
                try rows(
                    """
                    SELECT question FROM cached_answer WHERE user_id = \(user) AND expires_at > \(moment)
                    ORDER BY last_used_at DESC, question LIMIT \(most)
                    """)
            } else {
                try rows(
                    """
                    SELECT question FROM cached_answer WHERE expires_at > \(moment)
                    ORDER BY last_used_at DESC, question LIMIT \(most)
                    """)
            }
        return try found.map { try $0.value("question") }
    }
}
