import Accounts
import FoundationEssentials
import HTTPAPI
import HTTPTypes
import StoryDomain
import TestSupport
import Testing

/// What the seed did wrong, and what its clients are told instead.
@Suite struct SeedFaultTests {
    @Test func `empty and missing fields are refused with their place`() async throws {
        try await SeedHouse.open { house, client in
            for name in StorySetup.CodingKeys.allCases.map(\.rawValue) {
                let body = SeedBody.story(nil, [name: " \n"])
                let response = try await client.send(.post, "/api/story/generate-premise", body)
                #expect(response.status == .unprocessableContent)
                let fault = try #require(try response.json["detail"]?.values.first)
                #expect(fault["loc"] == ["body", .string(name)])
                #expect(fault.names == ["input", "loc", "msg", "type"])
            }
            let missing = try await client.send(.post, "/api/story/generate-start", SeedBody.story())
            let places = try missing.json["detail"]?.values.compactMap { $0["loc"] }
            #expect(places == [["body", "premise"], ["body", "outline"]])
            for (path, body) in [
                ("generate-setup", #"{"story_idea":""}"#), ("enhance-idea", "{}"),
                ("generate-start", SeedBody.story(nil, ["premise": "P", "outline": []])),
                ("generate-start", SeedBody.story(nil, ["premise": "", "outline": "1. A"])),
                ("continue", SeedBody.story(nil, ["premise": "P", "outline": "1. A", "story_text": ""])),
                ("generate-premise", SeedBody.story("Long (>500000 words)")),
            ] {
                let response = try await client.send(.post, "/api/story/\(path)", body)
                #expect(response.status == .unprocessableContent, "\(path) \(response.text)")
            }
            #expect(house.fake.asked == 0)
        }
    }

    /// W15: a cap of iterations below 1 made the seed call 300 words a complete story.
    @Test(arguments: ["0", "-5", "x", "1.5"])
    func `a senseless number of iterations is refused`(number: String) async throws {
        try await SeedHouse.open { _, client in
            let response = try await client.send(
                .post, "/api/story/generate-full?max_iterations=\(number)", SeedBody.story())
            #expect(response.status == .unprocessableContent)
            #expect(try response.json["detail"]?.values.first?["loc"] == ["query", "max_iterations"])
        }
    }

    /// W26: the seed told an outage as 429.
    @Test(
        arguments: [
            (Misbehaviour.serviceUnavailableBurst(count: 10_000), 503), (.unauthorised, 502), (.quotaOfTheDay, 503),
            (.blockedPrompt, 422),
        ])
    func `outages are no limits`(misbehaviour: Misbehaviour, status: Int) async throws {
        try await SeedHouse.open(.gemini, .always(misbehaviour)) { _, client in
            let response = try await client.send(.post, "/api/story/generate-premise", SeedBody.story())
            #expect(response.status.code == status, "\(response.text)")
            #expect(try response.json["detail"]?.string?.isEmpty == false)
        }
    }

    @Test func `an account without credit is the seed's 403`() async throws {
        try await SeedHouse.open(.huggingFace, .always(.quotaOfTheDay)) { _, client in
            let response = try await client.send(.post, "/api/story/generate-premise", SeedBody.story())
            #expect(response.status == .forbidden)
            #expect(try response.json["detail"]?["error"] == "insufficient_balance")
            #expect(try response.json["detail"]?["provider"] == "huggingface")
        }
    }

    /// W18: the seed answered an outline of one scene where its provider had no quota left.
    @Test func `an outline that could not be made is an error`() async throws {
        try await SeedHouse.open(.gemini, .always(.quotaOfTheDay)) { _, client in
            let body = SeedBody.story(nil, ["premise": SeedBody.premise, "outline": []])
            let response = try await client.send(.post, "/api/story/generate-outline", body)
            #expect(response.status == .serviceUnavailable)
        }
    }

    /// W22, W26: a new user simply works; a used-up plan is the one 429 there is.
    @Test func `a used-up plan is told in the seed's words`() async throws {
        try await SeedHouse.open(.gemini, plan: PlanLimits(calls: 1)) { _, client in
            let first = try await client.send(.post, "/api/story/generate-premise", SeedBody.story())
            #expect(first.status == .ok)
            let second = try await client.send(
                .post, "/api/story/generate-premise", SeedBody.story(nil, ["story_tone": "Dark"]))
            #expect(second.status == .tooManyRequests)
            let detail = try #require(try second.json["detail"])
            #expect(detail.names == ["error", "message", "provider", "usage_info"])
            #expect(detail["provider"] == "gemini" && detail["error"] == detail["message"])
            #expect(detail["usage_info"]?["current_calls"] == 1 && detail["usage_info"]?["limit"] == 1)
            #expect(detail["usage_info"]?["usage_info"]?["type"] == "ai_text_generation")
            #expect(second.headers[.retryAfter] != nil)
            let streamed = try await client.send(
                .post, "/api/story/generate-premise", SeedBody.story(nil, ["story_tone": "Dark"]),
                headers: [.accept: "text/event-stream"])
            #expect(streamed.text.contains("event: error\n") && streamed.text.contains("quota-exceeded"))
        }
    }

    @Test func `a story that the plan has not is refused before it begins`() async throws {
        try await SeedHouse.open(.gemini, plan: PlanLimits(longestStory: 2_000)) { house, client in
            let response = try await client.send(
                .post, "/api/story/generate-full", SeedBody.story("Long (>10000 words)"))
            #expect(response.status == .forbidden)
            #expect(try await house.desk.repository.list(of: UserID(rawValue: "ann") ?? .local, limit: 9).isEmpty)
        }
    }

    @Test func `all but health needs a key`() async throws {
        try await SeedHouse.open { _, client in
            let health = try await client.send(.get, "/api/story/health", as: nil)
            #expect(try health.json == ["service": "story_writer", "status": "ok"])
            for (method, path) in [
                (HTTPRequest.Method.get, "cache/stats"), (.post, "cache/clear"), (.get, "projects"),
                (.get, "task/x/status"), (.post, "generate-premise"),
            ] {
                let body = method == .post ? "{}" : nil
                let response = try await client.send(method, "/api/story/\(path)", body, as: nil)
                #expect(response.status == .unauthorized)
                #expect(try response.json == ["detail": "Not authenticated"])
            }
            let reader = try await client.send(.post, "/api/story/generate-premise", SeedBody.story(), as: "reader")
            #expect(reader.status == .forbidden)
        }
    }
}
