import StoryDomain

/// US dollars for a million tokens.
struct PricesResource: WireSchema, Encodable {
    static let schemaName = "Prices"
    static let schema = Schema.object(
        .required("input", .dollars, "For a million prompt tokens."),
        .required("cached_input", .dollars, "For a million prompt tokens from the provider's cache."),
        .required(
            "cache_write", .dollars.orNull,
            "For a million prompt tokens that the provider writes to its cache; null where they cost what others do."),
        .required("output", .dollars, "For a million tokens of answer or thinking."),
        .required(
            "is_known", .flag,
            "Whether the price is known; if not, the numbers are a guess, and nothing with a limit in money is written."
        ),
        .required("version", .told, "The price list.")
    )

    let input: String
    let cachedInput: String
    @ExplicitNull var cacheWrite: String?
    let output: String
    let isKnown: Bool
    let version: String

    /// Takes prices.
    init(_ price: TokenPrice) {
        input = price.input.description
        cachedInput = price.cachedInput.description
        cacheWrite = price.cacheWrite?.description
        isKnown = !price.isUnknown
        output = price.output.description
        version = price.version
    }
}
