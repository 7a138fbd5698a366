import LanguageModels

/// A model that draws.
struct ImageModelResource: WireSchema, Encodable {
    static let schemaName = "ImageModel"
    static let schema = Schema.object(
        .required("provider", .told, "Who has it."),
        .required("model", .told, "Its name, as requests name it."),
        .required("price", .dollars, "US dollars a picture."),
        .required("price_known", .flag, "Whether the price is known; if not, it is a guess."),
        .required("references", .flag, "Whether it looks at portraits, so that faces stay the same.")
    )

    let provider: String
    let model: String
    let price: String
    let priceKnown: Bool
    let references: Bool

    /// Takes a profile.
    init(_ profile: ImageProfile) {
        provider = profile.provider
        model = profile.model
        price = profile.price.description
        priceKnown = !profile.isPriceUnknown
        references = profile.references > 0
    }
}
