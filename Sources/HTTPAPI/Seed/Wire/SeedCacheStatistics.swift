import Storage

/// What `GET /cache/stats` answers: the caller's own entries.
struct SeedCacheStatistics: WireSchema, Encodable {
    /// The figures.
    struct Figures: Encodable {
        let totalEntries: Int
        let cacheKeys: [String]
        let bytes: Int
        let hits: Int
        let misses: Int
        let promptTokensSaved: Int
        let outputTokensSaved: Int
        let costSaved: String
    }

    static let schema = Schema.object(
        SeedText.success,
        .required(
            "stats",
            .object(
                .required("total_entries", .integer(), "Answers that can be given again."),
                .required(
                    "cache_keys", .list(of: .text(atMost: 200), atMost: AnswerCache.mostKeys),
                    "Their keys, the last used first."),
                .required("bytes", .integer(), "What they take."),
                .required("hits", .integer(), "Answers given again so far."),
                .required("misses", .integer(), "Answers that had to be made."),
                .required("prompt_tokens_saved", .integer(), "What hits saved."),
                .required("output_tokens_saved", .integer(), "What hits saved."),
                .required("cost_saved", .text(atMost: 100), "US dollars, exact.")), "The figures."))

    var success = true
    let stats: Figures

    init(_ statistics: CacheStatistics) {
        stats = Figures(
            totalEntries: statistics.entries, cacheKeys: statistics.keys.map(\.rawValue), bytes: statistics.bytes,
            hits: statistics.hits, misses: statistics.misses, promptTokensSaved: statistics.promptTokensSaved,
            outputTokensSaved: statistics.outputTokensSaved, costSaved: statistics.costSaved.description)
    }
}
