import Storage
import StoryDomain

/// A row of `usage_period`.
struct UsageCounter: Sendable, Hashable {
    var calls = 0
    var tokens = 0
    var images = 0
    var cost = PicoDollars.zero
    var heldCalls = 0
    var heldTokens = 0
    var heldImages = 0
    var heldCost = PicoDollars.zero
}

extension SQLConnection {
    /// A user's counter; all zeros where nothing was used yet.
    func counter(of user: UserID, in period: BillingPeriod) throws -> UsageCounter {
        let rows = try rows("SELECT * FROM usage_period WHERE user_id = \(user) AND period = \(period.name)")
        guard let row = rows.first else { return UsageCounter() }
        return UsageCounter(
            calls: try row.value("calls"), tokens: try row.value("tokens"), images: try row.value("images"),
            cost: try row.value("cost"), heldCalls: try row.value("held_calls"),
            heldTokens: try row.value("held_tokens"), heldImages: try row.value("held_images"),
            heldCost: try row.value("held_cost"))
    }

    /// A user's plan: the default one where the user has no row, or a plan that there is no more.
    func plan(of user: UserID, among plans: Plans) throws -> Plan {
        let name: String? = try rows("SELECT plan FROM account WHERE user_id = \(user)").first?.value("plan")
        return plans.plan(named: name)
    }
}
