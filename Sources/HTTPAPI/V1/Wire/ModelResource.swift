/// A model that can be asked for.
struct ModelResource: WireSchema, Encodable {
    static let schemaName = "Model"
    static let schema = Schema.object(
        .required("id", .told, "Its name, as requests name it."),
        .required("provider", .told, "Who has it."),
        .required("is_default", .flag, "Whether it writes where nobody asks for another."),
        .required("context_tokens", .count, "Tokens of prompt and answer together."),
        .required("max_output_tokens", .count, "The most tokens of one answer."),
        .required("prices", .type(PricesResource.self), "What its tokens cost.")
    )

    let id: String
    let provider: String
    let isDefault: Bool
    let contextTokens: Int
    let maxOutputTokens: Int
    let prices: PricesResource

    /// Takes an offer.
    init(_ offer: ModelOffer) {
        id = offer.profile.model
        provider = offer.profile.provider
        isDefault = offer.isDefault
        contextTokens = offer.profile.contextTokens
        maxOutputTokens = offer.profile.maxOutputTokens
        prices = PricesResource(offer.profile.price)
    }

    /// Its place in the list.
    static func cursor(_ offer: ModelOffer) -> String {
        Fingerprint(of: "\(offer.profile.provider) \(offer.profile.model)".utf8).text
    }
}
