import FoundationEssentials
import Storage
import StoryDomain

/// What one model did for a user on one day, for charts.
package struct UsageTotal: Sendable, Hashable {
    /// The first moment of the day, in UTC.
    package var day: Date
    package var provider: String
    package var model: String
    /// Calls that are counted: neither open, nor released, nor answered by our own cache.
    package var calls: Int
    /// Answers from our own cache.
    package var cachedAnswers: Int
    package var usage: TokenUsage
    /// US dollars as they were counted: each call rounded up to a whole pico-dollar.
    package var cost: Decimal

    /// Reads a row of sums.
    init(row: SQLRow) throws {
        let number: Int64 = try row.value("day")
        day = Date(timeIntervalSince1970: Double(number) * 86_400)
        provider = try row.value("provider")
        model = try row.value("model")
        calls = try row.value("calls")
        cachedAnswers = try row.value("cached_answers")
        usage = TokenUsage(
            prompt: try row.value("prompt"), cached: try row.value("cached"),
            cacheWritten: try row.value("cache_written"), thinking: try row.value("thinking"),
            output: try row.value("output"))
        cost = try row.value("cost", as: PicoDollars.self).dollars
    }
}
