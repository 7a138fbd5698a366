/// What a story will probably use and cost, and what it will hardly exceed.
struct EstimateResource: WireSchema, Encodable {
    static let schemaName = "Estimate"
    static let schema = Schema.object(
        .required("provider", .told, "Who would write."),
        .required("model", .told, "With which model."),
        .required("words", .askedWords, "The words asked for."),
        .required("price_known", .flag, "Whether the model's price is known; if not, both costs are guesses."),
        .required("likely", .type(EstimateFigures.self), "What it will probably come to."),
        .required("worst", .type(EstimateFigures.self), "What it will hardly exceed.")
    )

    let provider: String
    let model: String
    let words: Int
    let priceKnown: Bool
    let likely: EstimateFigures
    let worst: EstimateFigures
}
