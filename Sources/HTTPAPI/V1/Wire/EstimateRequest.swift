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
