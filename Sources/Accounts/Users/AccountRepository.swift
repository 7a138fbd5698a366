import FoundationEssentials
import Storage
import StoryDomain

/// Which user is on which plan.
package struct AccountRepository: Sendable {
    private let database: any SQLDatabase
    private let plans: Plans
    private let now: @Sendable () -> Date

    /// Takes a database whose schema is up to date, all plans, and what tells the moment of a change.
    package init(database: any SQLDatabase, plans: Plans, now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.plans = plans
        self.now = now
    }

    /// The user's plan; the default one for users who were given none, or one that there is no more.
    ///
    /// - Throws: `StorageError`.
    package func plan(of user: UserID) async throws -> Plan {
        try await database.read { try $0.plan(of: user, among: plans) }
    }

    /// Puts a user on a plan from now on, and tells paused runs by `NoticeChannel.accounts`. What the period has used
    /// already counts against the new plan.
    ///
    /// - Throws: `AccountError.unknownPlan`, `StorageError`.
    package func setPlan(of user: UserID, to name: String) async throws {
        guard let plan = plans[name] else {
            let known = plans.all.map(\.name).joined(separator: ", ")
            throw AccountError(code: .unknownPlan, message: "There is no such plan: choose one of \(known).")
        }
        let moment = now()
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO account (user_id, plan, plan_since, created_at)
                VALUES (\(user), \(plan.name), \(moment), \(moment))
                ON CONFLICT (user_id) DO UPDATE SET plan = excluded.plan, plan_since = excluded.plan_since
                """)
            try connection.notify(.accounts, user.rawValue)
        }
    }

    /// Whether a user has a plan, a key or anything in the ledger.
    ///
    /// - Throws: `StorageError`.
    package func isKnown(_ user: UserID) async throws -> Bool {
        try await database.read { connection in
            try !connection.rows(
                """
                SELECT 1 AS known FROM account WHERE user_id = \(user) UNION SELECT 1 FROM api_key WHERE user_id = \(user)
                UNION SELECT 1 FROM usage_period WHERE user_id = \(user)
                """
            ).isEmpty
        }
    }

    /// A page of all users who have a plan, a key or anything in the ledger, by id.
    ///
    /// - Parameters:
    ///   - last: the last user of the page before; nil begins with the first.
    ///   - limit: the most users to return, at least 1.
    /// - Throws: `StorageError`.
    package func users(after last: UserID? = nil, limit: Int) async throws -> [AccountRecord] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT known.user_id, account.plan, account.plan_since, account.created_at
                FROM (SELECT user_id FROM account UNION SELECT user_id FROM api_key
                    UNION SELECT user_id FROM usage_period) AS known
                LEFT JOIN account ON account.user_id = known.user_id
                WHERE known.user_id > \(last?.rawValue ?? "") ORDER BY known.user_id LIMIT \(max(1, limit))
                """
            ).map { row in
                AccountRecord(
                    user: try row.value("user_id"), plan: plans.plan(named: try row.valueIfPresent("plan")).name,
                    planSince: try row.valueIfPresent("plan_since"), createdAt: try row.valueIfPresent("created_at"))
            }
        }
    }
}
