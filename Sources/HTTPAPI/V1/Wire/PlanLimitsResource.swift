import Accounts

/// What a plan allows; null is no limit, 0 is none at all.
struct PlanLimitsResource: WireSchema, Encodable {
    static let schemaName = "PlanLimits"
    static let schema = Schema.object(
        .required("calls", .count.orNull, "Calls to models a month."),
        .required("tokens", .count.orNull, "Tokens a month."),
        .required("images", .count.orNull, "Pictures a month."),
        .required("money", .dollars.orNull, "US dollars a month."),
        .required("requests_per_minute", .count.orNull, "Requests a minute."),
        .required("concurrent_runs", .count.orNull, "Runs at a time."),
        .required("longest_story", .count.orNull, "Words of one story."),
        .required("picture_megabytes", .count.orNull, "Megabytes of pictures in all stories together."),
        .required("models", .list(of: .told, atMost: 10_000).orNull, "Models; `*` stands for any text.")
    )

    @ExplicitNull var calls: Int?
    @ExplicitNull var tokens: Int?
    @ExplicitNull var images: Int?
    @ExplicitNull var money: String?
    @ExplicitNull var requestsPerMinute: Int?
    @ExplicitNull var concurrentRuns: Int?
    @ExplicitNull var longestStory: Int?
    @ExplicitNull var pictureMegabytes: Int?
    @ExplicitNull var models: [String]?

    /// Takes limits.
    init(_ limits: PlanLimits) {
        calls = limits.calls
        tokens = limits.tokens
        images = limits.images
        money = limits.money?.description
        requestsPerMinute = limits.requestsPerMinute
        concurrentRuns = limits.concurrentRuns
        longestStory = limits.longestStory
        pictureMegabytes = limits.pictureMegabytes
        models = limits.models
    }
}
