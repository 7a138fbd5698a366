import Accounts
import FoundationEssentials
import StoryDomain

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
        .required("images", .count, "Pictures."),
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
    let images: Int
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
        images = line.images
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
