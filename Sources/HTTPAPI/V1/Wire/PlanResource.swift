import Accounts

/// A plan and its limits.
struct PlanResource: WireSchema, Encodable {
    static let schemaName = "Plan"
    static let schema = Schema.object(
        .required("name", .told, "Its name."),
        .required("is_default", .flag, "Whether it is the plan of users who were given none."),
        .required("limits", .type(PlanLimitsResource.self), "What it allows.")
    )

    let name: String
    let isDefault: Bool
    let limits: PlanLimitsResource

    /// Takes a plan.
    init(_ plan: Plan, isDefault: Bool) {
        name = plan.name
        self.isDefault = isDefault
        limits = PlanLimitsResource(plan.limits)
    }
}
