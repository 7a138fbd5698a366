/// How much of the cache was cleared.
struct ClearedCache: WireSchema, Encodable {
    static let schema = Schema.object(.required("cleared", .count, "Answers that are forgotten."))

    let cleared: Int
}
