import Accounts
import FoundationEssentials
import Storage
import StoryDomain

/// A call in a story's own ledger.
struct StoryLedgerLine: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("call_id", .id, "The call."),
        .required("purpose", .oneOf(CallPurpose.self), "What it was for."),
        .required("scene", .integer(0...500).orNull, "The scene it wrote in."),
        .required("provider", .told, "Who answered."),
        .required("model", .told, "With which model."),
        .required("state", .oneOf(["open", "settled", "cut_off"]), "Where it stands."),
        .required("usage", .type(UsageFigures.self), "The tokens."),
        .required("is_estimate", .flag, "Whether the tokens are our estimate."),
        .required("cost", .dollars, "US dollars."),
        .required("price_version", .told, "The price list."),
        .required("asked_words", .count.orNull, "Words asked for."),
        .required("kept_words", .count, "Words that were kept."),
        .required("discarded_words", .count, "Words that were thrown away."),
        .required("outcome", .told, "How it ended; empty while open."),
        .required("opened_at", .moment, "When it began."),
        .required("settled_at", .moment.orNull, "When it ended.")
    )

    let callId: CallID
    let purpose: CallPurpose
    @ExplicitNull var scene: Int?
    let provider: String
    let model: String
    let state: LedgerLine.State
    let usage: UsageFigures
    let isEstimate: Bool
    let cost: String
    let priceVersion: String
    @ExplicitNull var askedWords: Int?
    let keptWords: Int
    let discardedWords: Int
    let outcome: String
    let openedAt: Date
    @ExplicitNull var settledAt: Date?

    /// Takes a line.
    init(_ line: LedgerLine) {
        callId = line.call
        purpose = line.purpose
        scene = line.scene
        provider = line.provider
        model = line.model
        state = line.state
        usage = UsageFigures(line.usage)
        isEstimate = line.isEstimate
        cost = line.cost.description
        priceVersion = line.priceVersion
        askedWords = line.askedWords
        keptWords = line.keptWords
        discardedWords = line.discardedWords
        outcome = line.outcome
        openedAt = line.openedAt
        settledAt = line.settledAt
    }
}

/// Something that happened to a story.
struct StoryEvent: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("number", .count, "Its place in the story's log, from 1."),
        .required("kind", .text(atMost: 60), "What happened."),
        .required("message", .told, "One sentence for people."),
        .required("details", .map(of: .told), "Names and values for programs."),
        .required("at", .moment, "When.")
    )

    let number: Int
    let kind: RunEvent.Kind
    let message: String
    let details: [String: String]
    let at: Date

    /// Takes an event and its place among the story's.
    init(_ event: RunEvent, number: Int) {
        self.number = number
        kind = event.kind
        message = event.message
        details = event.details
        at = event.at
    }
}

/// A call in a user's ledger.
struct UsageLineResource: WireSchema, Encodable {
    static let schemaName = "UsageLine"
    static let schema = Schema.object(
        .required("call_id", .id, "The call."),
        .required("period", .text(atMost: 10), "The month that it counts in."),
        .required("story_id", .id.orNull, "The story; null for a call without one."),
        .required("run_id", .id.orNull, "The run; null for a call without one."),
        .required("step", .told, "What it was for."),
        .required("provider", .told, "Who answered."),
        .required("model", .told, "With which model."),
        .required("state", .oneOf(UsageLine.State.self), "Where it stands."),
        .required("usage", .type(UsageFigures.self), "The tokens."),
        .required("is_estimate", .flag, "Whether the tokens are our estimate."),
        .required("cached", .flag, "Whether our own cache answered."),
        .required("cost", .dollars, "US dollars."),
        .required("price_version", .told, "The price list."),
        .required("held_tokens", .count, "Tokens held back when it began."),
        .required("held_cost", .dollars, "US dollars held back when it began."),
        .required("outcome", .told, "How it ended; empty while open."),
        .required("opened_at", .moment, "When it began."),
        .required("settled_at", .moment.orNull, "When it ended.")
    )

    let callId: CallID
    let period: String
    @ExplicitNull var storyId: StoryID?
    @ExplicitNull var runId: RunID?
    let step: String
    let provider: String
    let model: String
    let state: String
    let usage: UsageFigures
    let isEstimate: Bool
    let cached: Bool
    let cost: String
    let priceVersion: String
    let heldTokens: Int
    let heldCost: String
    let outcome: String
    let openedAt: Date
    @ExplicitNull var settledAt: Date?

    /// Takes a line.
    init(_ line: UsageLine) {
        callId = line.call
        period = line.period
        storyId = line.story
        runId = line.run
        step = line.step
        provider = line.provider
        model = line.model
        state = line.state.rawValue
        usage = UsageFigures(line.usage)
        isEstimate = line.isEstimate
        cached = line.isCachedAnswer
        cost = line.cost.description
        priceVersion = line.priceVersion
        heldTokens = line.heldTokens
        heldCost = line.heldCost.description
        outcome = line.outcome
        openedAt = line.openedAt
        settledAt = line.settledAt
    }
}

/// Which lines of a user's ledger to list.
struct UsageLedgerQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("story_id", .form(.idCursor), "Only those of this story."),
        .optional("run_id", .form(.idCursor), "Only those of this run."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let storyId: String?
    let runId: String?
    let cursor: String?
    let limit: Int
}

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

/// Which days to list.
struct DaysQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("period", .form(.period), "The month; else the present one."),
        .optional("cursor", .form(.idCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 100)
    )

    let period: String?
    let cursor: String?
    let limit: Int
}
