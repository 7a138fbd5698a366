import Accounts
import Foundation
import StoryDomain
import Synchronization

/// Remembers for a few seconds which plan a user is on, so that not every request asks the database.
final class PlanMemory: Sendable {
    /// How long a plan is believed, in seconds.
    private static let trust = 5.0
    /// The most users that are remembered.
    private static let mostUsers = 10_000

    private let accounts: AccountRepository
    private let known = Mutex<[UserID: (plan: Plan, until: Date)]>([:])

    /// Takes the accounts to ask.
    init(accounts: AccountRepository) {
        self.accounts = accounts
    }

    /// The user's plan, at most `trust` seconds old.
    ///
    /// - Throws: `StorageError`.
    func plan(of user: UserID) async throws -> Plan {
        let now = Date()
        if let found = known.withLock({ $0[user] }), found.until > now { return found.plan }
        let plan = try await accounts.plan(of: user)
        known.withLock { known in
            if known.count >= Self.mostUsers { known = [:] }
            known[user] = (plan, now.addingTimeInterval(Self.trust))
        }
        return plan
    }
}
