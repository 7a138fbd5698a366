import Storage

/// What the cache holds and saved.
struct CacheResource: WireSchema, Encodable {
    static let schemaName = "Cache"
    static let schema = Schema.object(
        .required("entries", .count, "Answers that can be given."),
        .required("bytes", .count, "Their size."),
        .required("hits", .count, "Questions that were answered from it."),
        .required("misses", .count, "Questions that were not."),
        .required("prompt_tokens_saved", .count, "Prompt tokens that hits saved."),
        .required("output_tokens_saved", .count, "Output tokens that hits saved."),
        .required("cost_saved", .dollars, "US dollars that hits saved.")
    )

    let entries: Int
    let bytes: Int
    let hits: Int
    let misses: Int
    let promptTokensSaved: Int
    let outputTokensSaved: Int
    let costSaved: String

    /// Takes statistics.
    init(_ statistics: CacheStatistics) {
        entries = statistics.entries
        bytes = statistics.bytes
        hits = statistics.hits
        misses = statistics.misses
        promptTokensSaved = statistics.promptTokensSaved
        outputTokensSaved = statistics.outputTokensSaved
        costSaved = statistics.costSaved.description
    }
}
