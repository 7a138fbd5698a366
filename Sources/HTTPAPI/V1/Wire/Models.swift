import Accounts
import FoundationEssentials
import LanguageModels
import StoryDomain

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

/// What is to be estimated.
struct EstimateRequest: WireSchema, Decodable {
    static let schema = Schema.object(
        [
            .required("words", .askedWords, "How many words."),
            .optional("language", .form(.language, atMost: 45), "The language to write in.", default: "en"),
        ] + Schema.Property.answerer)

    let words: Int
    let language: String
    let provider: String?
    let model: String?
}

/// What a story will probably use and cost, and what it will hardly exceed.
struct EstimateResource: WireSchema, Encodable {
    static let schemaName = "Estimate"
    static let schema = Schema.object(
        .required("provider", .told, "Who would write."),
        .required("model", .told, "With which model."),
        .required("words", .askedWords, "The words asked for."),
        .required("likely", .type(EstimateFigures.self), "What it will probably come to."),
        .required("worst", .type(EstimateFigures.self), "What it will hardly exceed.")
    )

    let provider: String
    let model: String
    let words: Int
    let likely: EstimateFigures
    let worst: EstimateFigures
}

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
