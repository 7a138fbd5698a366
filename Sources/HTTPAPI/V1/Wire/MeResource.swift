import Accounts
import StoryDomain

/// Who calls.
struct MeResource: WireSchema, Encodable {
    static let schemaName = "Me"
    static let schema = Schema.object(
        .required("user", .told, "The user's id."),
        .required("scopes", .list(of: .oneOf(Scope.self), atMost: 10), "What this key may do."),
        .required("plan", .type(PlanResource.self), "The user's plan.")
    )

    let user: UserID
    let scopes: [Scope]
    let plan: PlanResource
}
