import Storytelling

/// The caller's own part of the cache.
extension SeedRoutes {
    var cacheRoutes: [Route] {
        [
            Route(
                .get, "/api/story/cache/stats", "seedCacheStatistics", "Read what the cache saved the caller",
                tag: Self.tag, access: .scope(.read), answers: [.json(SeedCacheStatistics.self, "The figures.")]
            ) { call in
                try .json(SeedCacheStatistics(try await desk.cache.statistics(of: call.caller.user)))
            },
            Route(
                .post, "/api/story/cache/clear", "seedClearCache", "Forget the caller's cached answers",
                tag: Self.tag, access: .scope(.write), answers: [.json(SeedCacheCleared.self, "They are forgotten.")]
            ) { call in
                try .json(SeedCacheCleared(count: try await desk.cache.clear(of: call.caller.user)))
            },
        ]
    }
}
