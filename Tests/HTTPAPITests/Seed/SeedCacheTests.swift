import HTTPAPI
import HTTPTypes
import JSONNotation
import Testing

@Suite struct SeedCacheTests {
    @Test func `an equal request is answered once, and says so`() async throws {
        try await SeedHouse.open { house, client in
            func premise(
                _ body: String, as key: String = "writer", _ headers: HTTPFields = [:]
            ) async throws -> (body: JSONValue, status: String?) {
                let response = try await client.send(
                    .post, "/api/story/generate-premise", body, as: key, headers: headers)
                return (try response.json, response.headers[.cacheStatus])
            }
            let first = try await premise(SeedBody.story())
            #expect(first.body["cached"] == nil && first.status == "StoryWriter; fwd=miss")
            let again = try await premise(SeedBody.story())
            #expect(again.body["cached"] == true && again.status == "StoryWriter; hit")
            #expect(again.body["premise"] == first.body["premise"])
            #expect(house.fake.asked == 1)
            let stats = try await client.send(.get, "/api/story/cache/stats").json["stats"]
            #expect(stats?["total_entries"] == 1 && stats?["hits"] == 1 && stats?["misses"] == 1)
            #expect(stats?["cache_keys"]?.values.count == 1)
            let fresh = try await premise(SeedBody.story(), [.cacheControl: "no-store"])
            #expect(fresh.status == "StoryWriter; fwd=request")
            #expect(try await premise(SeedBody.story("Long (>10000 words)")).body["cached"] == nil)
            #expect(try await premise(SeedBody.story(), as: "other").body["cached"] == nil)
            #expect(house.fake.asked == 4)
        }
    }

    @Test func `a continuation of the same text is cached too`() async throws {
        try await SeedHouse.open { house, client in
            let body = SeedBody.story(
                "Medium (>5000 words)",
                [
                    "premise": SeedBody.premise, "outline": SeedBody.scenes(6),
                    "story_text": .string(String(repeating: "Mara waited for the boat. ", count: 200)),
                ])
            let first = try await client.send(.post, "/api/story/continue", body)
            #expect(first.status == .ok, "\(first.text)")
            let asked = house.fake.asked
            let again = try await client.send(.post, "/api/story/continue", body)
            #expect(try again.json["continuation"] == first.json["continuation"])
            #expect(try again.json["cached"] == true)
            #expect(house.fake.asked == asked)
        }
    }

    @Test func `clearing forgets one's own answers only`() async throws {
        try await SeedHouse.open { _, client in
            for key in ["writer", "other"] {
                _ = try await client.send(.post, "/api/story/generate-premise", SeedBody.story(), as: key)
            }
            let cleared = try await client.send(.post, "/api/story/cache/clear")
            #expect(
                try cleared.json == [
                    "message": "Cleared 1 cached entries", "status": "success", "success": true,
                ])
            func entries(_ key: String) async throws -> JSONValue? {
                try await client.send(.get, "/api/story/cache/stats", as: key).json["stats"]?["total_entries"]
            }
            #expect(try await entries("writer") == 0)
            #expect(try await entries("other") == 1)
        }
    }
}
