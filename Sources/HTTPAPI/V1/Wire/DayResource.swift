import Accounts
import StoryDomain

/// What one model did for a user on one day.
struct DayResource: WireSchema, Encodable {
    static let schemaName = "Day"
    static let schema = Schema.object(
        .required("day", .text(atMost: 10), "The day, in UTC."),
        .required("provider", .told, "Who answered."),
        .required("model", .told, "With which model."),
        .required("calls", .count, "Calls that are counted."),
        .required("cached_answers", .count, "Answers from our own cache."),
        .required("usage", .type(UsageFigures.self), "The tokens."),
        .required("cost", .dollars, "US dollars.")
    )

    let day: String
    let provider: String
    let model: String
    let calls: Int
    let cachedAnswers: Int
    let usage: UsageFigures
    let cost: String

    /// Takes sums.
    init(_ total: UsageTotal) {
        day = String(total.day.formatted(.iso8601).prefix(10))
        provider = total.provider
        model = total.model
        calls = total.calls
        cachedAnswers = total.cachedAnswers
        usage = UsageFigures(total.usage)
        cost = total.cost.description
    }

    /// Its place in the list.
    static func cursor(_ total: UsageTotal) -> String {
        Fingerprint(of: "\(total.day.microsecondsSince1970) \(total.provider) \(total.model)".utf8).text
    }
}
