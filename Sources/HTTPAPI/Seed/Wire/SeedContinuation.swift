/// What `POST /continue` answers.
struct SeedContinuation: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("continuation", .text(atMost: SeedText.most), "Only what is new; empty where nothing is left."),
        .required("is_complete", .flag, "Whether the story is now told to its end."), SeedText.success,
        SeedText.cached)

    var continuation: String
    var isComplete: Bool
    var success = true
    var cached: Bool?
}
