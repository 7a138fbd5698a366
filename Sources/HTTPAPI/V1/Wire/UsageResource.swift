import Accounts
import FoundationEssentials

/// What a user has used in the period, and what the plan allows.
struct UsageResource: WireSchema, Encodable {
    static let schemaName = "Usage"
    static let schema = Schema.object(
        .required("plan", .told, "The plan."),
        .required("period", .text(atMost: 10), "The month."),
        .required("starts_at", .moment, "When it began."),
        .required("resets_at", .moment, "When the next begins."),
        .required("calls", .type(CountMeasure.self), "Calls to models."),
        .required("tokens", .type(CountMeasure.self), "Tokens."),
        .required("images", .type(CountMeasure.self), "Pictures."),
        .required("money", .type(MoneyMeasure.self), "US dollars.")
    )

    let plan: String
    let period: String
    let startsAt: Date
    let resetsAt: Date
    let calls: CountMeasure
    let tokens: CountMeasure
    let images: CountMeasure
    let money: MoneyMeasure

    /// Takes a report.
    init(_ report: UsageReport) {
        plan = report.plan
        period = report.period.name
        startsAt = report.period.start
        resetsAt = report.resetsAt
        calls = CountMeasure(report.calls)
        tokens = CountMeasure(report.tokens)
        images = CountMeasure(report.images)
        money = MoneyMeasure(report.money)
    }
}
