import Accounts
import FoundationEssentials
import StoryDomain

/// A user as administrators see one.
struct UserResource: WireSchema, Encodable {
    static let schemaName = "User"
    static let schema = Schema.object(
        .required("user", .told, "The user's id."),
        .required("plan", .told, "The plan that holds."),
        .required("plan_since", .moment.orNull, "When it was set; null where it never was.")
    )

    let user: UserID
    let plan: String
    @ExplicitNull var planSince: Date?

    /// Takes a record.
    init(_ record: AccountRecord) {
        user = record.user
        plan = record.plan
        planSince = record.planSince
    }
}
