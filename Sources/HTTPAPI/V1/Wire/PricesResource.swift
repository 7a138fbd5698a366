import StoryDomain

/// US dollars for a million tokens.
struct PricesResource: WireSchema, Encodable {
    static let schemaName = "Prices"
    static let schema = Schema.object(
        .required("input", .dollars, "For a million prompt tokens."),
        .required("cached_input", .dollars, "For a million prompt tokens from the provider's cache."),
        .required("output", .dollars, "For a million tokens of answer or thinking."),
        .required("version", .told, "The price list.")
    )

    let input: String
    let cachedInput: String
    let output: String
    let version: String

    /// Takes prices.
    init(_ price: TokenPrice) {
        input = price.input.description
        cachedInput = price.cachedInput.description
        output = price.output.description
        version = price.version
    }
}
