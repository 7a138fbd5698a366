extension Plans {
    /// The plans of a server that was given none of its own.
    package static let defaults = Plans(
        [
            Plan(
                name: "basic",
                limits: PlanLimits(
                    calls: 500, tokens: 100_000, images: 50, money: 25, requestsPerMinute: 120, concurrentRuns: 2,
                    longestStory: 20_000, pictureMegabytes: 1_000)),
            Plan(
                name: "pro",
                limits: PlanLimits(
                    calls: 3_000, tokens: 5_000_000, images: 500, money: 100, requestsPerMinute: 300,
                    concurrentRuns: 5, longestStory: 100_000, pictureMegabytes: 10_000)),
            Plan(
                name: "enterprise",
                limits: PlanLimits(
                    money: 500, requestsPerMinute: 1_200, concurrentRuns: 20, longestStory: 200_000,
                    pictureMegabytes: 100_000)),
        ],
        standard: Plan(
            name: "free",
            limits: PlanLimits(
                calls: 50, tokens: 50_000, images: 5, money: 2, requestsPerMinute: 60, concurrentRuns: 1,
                longestStory: 5_000, pictureMegabytes: 100))
    )
}
