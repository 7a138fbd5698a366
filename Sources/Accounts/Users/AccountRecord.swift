import FoundationEssentials
import StoryDomain

/// A user as the list of users shows one.
package struct AccountRecord: Sendable, Hashable {
    package var user: UserID
    /// The plan that holds; the default one for users who were given none.
    package var plan: String
    /// When the plan was set; nil for users who were given none.
    package var planSince: Date?
    /// When the account was first written down; nil for users who were given no plan.
    package var createdAt: Date?

    /// Takes a record's parts.
    package init(user: UserID, plan: String, planSince: Date?, createdAt: Date?) {
        self.user = user
        self.plan = plan
        self.planSince = planSince
        self.createdAt = createdAt
    }
}
