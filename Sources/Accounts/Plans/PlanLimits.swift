import FoundationEssentials

/// What a plan allows. Nil is no limit, 0 is none at all.
package struct PlanLimits: Sendable, Hashable {
    /// Calls to models a period.
    package var calls: Int?
    /// Tokens of prompts, thinking and answers a period.
    package var tokens: Int?
    /// Pictures a period.
    package var images: Int?
    /// US dollars a period.
    package var money: Decimal?
    package var requestsPerMinute: Int?
    /// Runs of one user at a time.
    package var concurrentRuns: Int?
    /// Words of one story.
    package var longestStory: Int?
    /// Megabytes (10⁶ bytes) of pictures in all stories of one user together.
    package var pictureMegabytes: Int?
    /// Names of models, or patterns with `*` for any text; nil for all models.
    package var models: [String]?

    /// Takes limits; what is left out is unlimited.
    package init(
        calls: Int? = nil, tokens: Int? = nil, images: Int? = nil, money: Decimal? = nil,
        requestsPerMinute: Int? = nil, concurrentRuns: Int? = nil, longestStory: Int? = nil,
        pictureMegabytes: Int? = nil, models: [String]? = nil
    ) {
        self.calls = calls
        self.tokens = tokens
        self.images = images
        self.money = money
        self.requestsPerMinute = requestsPerMinute
        self.concurrentRuns = concurrentRuns
        self.longestStory = longestStory
        self.pictureMegabytes = pictureMegabytes
        self.models = models
    }

    /// No limits.
    package static let none = PlanLimits()
}
