/// Whose answers.
struct CacheQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("all", .flag, "Everybody's, for administrators; else the caller's own.", default: false))

    let all: Bool
}
