import Accounts

/// One thing that a plan limits.
struct CountMeasure: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("used", .count, "What calls that ended have used."),
        .required("held", .count, "The worst case of calls under way."),
        .required("limit", .count.orNull, "Null where there is none."),
        .required("remaining", .count.orNull, "Null where there is no limit.")
    )

    let used: Int
    let held: Int
    @ExplicitNull var limit: Int?
    @ExplicitNull var remaining: Int?

    /// Takes a measure.
    init(_ measure: UsageMeasure<Int>) {
        used = measure.used
        held = measure.held
        limit = measure.limit
        remaining = measure.remaining
    }
}
