import Accounts
import FoundationEssentials

/// The money that a plan limits.
struct MoneyMeasure: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("used", .dollars, "What calls that ended have cost."),
        .required("held", .dollars, "The worst case of calls under way."),
        .required("limit", .dollars.orNull, "Null where there is none."),
        .required("remaining", .dollars.orNull, "Null where there is no limit.")
    )

    let used: String
    let held: String
    @ExplicitNull var limit: String?
    @ExplicitNull var remaining: String?

    /// Takes a measure.
    init(_ measure: UsageMeasure<Decimal>) {
        used = measure.used.description
        held = measure.held.description
        limit = measure.limit?.description
        remaining = measure.remaining?.description
    }
}
