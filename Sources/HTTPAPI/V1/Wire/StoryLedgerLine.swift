import FoundationEssentials
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
