import Accounts
import StoryDomain

extension V1Routes {
    /// Answers that are given again.
    var cacheRoutes: [Route] {
        [
            Route(
                .get, "/api/v1/cache", "readCache", "Read what the cache holds and saved", tag: "cache",
                access: .scope(.read), query: CacheQuery.self, answers: [.json(CacheResource.self, "The cache.")]
            ) { call in
                let user = try Self.user(of: call, all: call.query.all)
                return try .json(CacheResource(try await desk.cache.statistics(of: user)))
            },
            Route(
                .delete, "/api/v1/cache", "clearCache", "Forget cached answers",
                details: "What they saved stays counted.", tag: "cache", access: .scope(.write),
                query: CacheQuery.self, answers: [.json(ClearedCache.self, "How many there were.")]
            ) { call in
                let user = try Self.user(of: call, all: call.query.all)
                return try .json(ClearedCache(cleared: try await desk.cache.clear(of: user)))
            },
        ]
    }

    /// Whose answers are meant; nil for everybody's.
    private static func user<Query, Body>(of call: Call<Query, Body>, all: Bool) throws -> UserID? {
        let caller = try call.caller
        guard all else { return caller.user }
        guard caller.scopes.contains(.admin) else {
            throw Problem(.forbidden, "This needs a key with the scope “\(Scope.admin.rawValue)”.")
        }
        return nil
    }
}
