/// How far the making of an answer is.
struct MakingEvent: WireSchema, Encodable {
    static let schemaName = "Making"
    static let schema = Schema.object(
        .required("stage", .text(atMost: 40), "The step under way."),
        .required("prompt_tokens", .count, "Prompt tokens so far."),
        .required("output_tokens", .count, "Output tokens so far."),
        .required("cost", .dollars, "US dollars so far."),
        .optional("reading", .type(ReadingShare.self), "How much a model on this machine has read of its prompt.")
    )

    let stage: String
    let promptTokens: Int
    let outputTokens: Int
    let cost: String
    /// Nil where nobody says.
    let reading: ReadingShare?
}
