import Accounts
import StoryDomain

/// One guess.
struct EstimateFigures: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("calls", .count, "Calls to the model."),
        .required("usage", .type(UsageFigures.self), "The tokens."),
        .required("cost", .dollars, "US dollars."),
        .required("seconds", .count, "How long it takes.")
    )

    let calls: Int
    let usage: UsageFigures
    let cost: String
    let seconds: Int

    /// Takes figures.
    init(_ figures: StoryEstimate.Figures) {
        calls = figures.calls
        usage = UsageFigures(figures.usage)
        cost = figures.cost.description
        seconds = Int(figures.seconds.rounded(.up))
    }
}
