import HTTPAPI
import HTTPTypes
import JSONNotation
import StoryDomain
import TestSupport
import Testing

@Suite struct SeedTaskTests {
    private static let short = "Short (>1000 words)"

    @Test(arguments: SeedProvider.allCases)
    func `a whole story is a task from pending to its result`(provider: SeedProvider) async throws {
        try await SeedHouse.open(provider) { house, client in
            let ticket = try await client.send(
                .post, "/api/story/generate-full?max_iterations=3", SeedBody.story(Self.short))
            #expect(ticket.status == .ok)
            #expect(try ticket.json.names == ["message", "status", "task_id"])
            #expect(try ticket.json["status"] == "pending")
            let task = try #require(try ticket.json["task_id"]?.string)
            let path = "/api/story/task/\(task)"
            let pending = try await client.send(.get, "\(path)/status")
            #expect(
                try pending.json.names == [
                    "created_at", "error", "message", "progress", "result", "status", "task_id", "updated_at",
                ])
            #expect(try pending.json["status"] == "pending" && pending.json["progress"] == 0)
            #expect(try pending.json["result"] == .null && pending.json["error"] == .null)
            let early = try await client.send(.get, "\(path)/result")
            #expect(early.status == .badRequest)
            #expect(try early.json == ["detail": .string("Task \(task) is not completed. Status: pending")])
            try await house.working { try await house.end(of: task) }
            let done = try await client.send(.get, "\(path)/status")
            #expect(try done.json["status"] == "completed" && done.json["progress"] == 100)
            let result = try await client.send(.get, "\(path)/result")
            #expect(try done.json["result"] == result.json)
            #expect(
                try result.json.names == [
                    "is_complete", "iterations", "outline", "premise", "story", "success", "task_id",
                ])
            #expect(try result.json["is_complete"] == true)
            #expect(try result.json["outline"]?.values.isEmpty == false)
            // W14: the seed wrote 4,500 words whatever was asked.
            let words = WordCount.words(in: try result.json["story"]?.string ?? "")
            #expect((930...1_120).contains(words), "\(words)")
        }
    }

    @Test func `while a task runs it says how far it is, and its text is not there yet`() async throws {
        let slow = Schedule.sequence([nil, nil, nil, nil, .slowFirstToken])
        try await SeedHouse.open(.gemini, slow) { house, client in
            let ticket = try await client.send(.post, "/api/story/generate-full", SeedBody.story(Self.short))
            let task = try #require(try ticket.json["task_id"]?.string)
            try await house.working {
                _ = try await house.fake.held?.next()
                let status = try await client.send(.get, "/api/story/task/\(task)/status")
                #expect(try status.json["status"] == "processing")
                guard case .number(let digits) = try status.json["progress"], let percent = Double(digits) else {
                    Issue.record("\(status.text)")
                    return
                }
                #expect((30..<95).contains(percent))
                #expect(try status.json["message"]?.string?.hasPrefix("Continuing story generation...") == true)
                let result = try await client.send(.get, "/api/story/task/\(task)/result")
                #expect(try result.json == ["detail": .string("Task \(task) is not completed. Status: processing")])
                house.fake.hold?.open()
                try await house.end(of: task)
            }
            let done = try await client.send(.get, "/api/story/task/\(task)/status")
            #expect(try done.json["status"] == "completed")
        }
    }

    @Test func `a task that failed says why`() async throws {
        try await SeedHouse.open(.gemini, .always(.blockedPrompt)) { house, client in
            let ticket = try await client.send(.post, "/api/story/generate-full", SeedBody.story(Self.short))
            let task = try #require(try ticket.json["task_id"]?.string)
            try await house.working { try await house.end(of: task) }
            let status = try await client.send(.get, "/api/story/task/\(task)/status")
            #expect(try status.json["status"] == "failed")
            #expect(try status.json["error"]?.string?.isEmpty == false)
            #expect(try status.json["message"]?.string?.hasPrefix("Story generation failed: ") == true)
            #expect(try await client.send(.get, "/api/story/task/\(task)/result").status == .badRequest)
        }
    }

    /// W17: the seed's cache was never written, and would have given one user's Medium for another's Long.
    @Test func `an equal request gets the story that is there, unless it says no-store`() async throws {
        try await SeedHouse.open { house, client in
            func begin(
                _ body: String, as key: String = "writer", _ headers: HTTPFields = [:]
            ) async throws -> JSONValue {
                try await client.send(.post, "/api/story/generate-full", body, as: key, headers: headers).json
            }
            let body = SeedBody.story(Self.short)
            let ticket = try await begin(body)
            let first = try #require(ticket["task_id"]?.string)
            // While it is not there, an equal request is a task of its own.
            let second = try await begin(body)
            #expect(second["cached"] == nil && second["task_id"]?.string != first)
            try await house.working { try await house.end(of: first) }
            #expect(try await begin(body) == ["cached": true, "task_id": .string(first)])
            #expect(try await begin(body, [.cacheControl: "no-store"])["cached"] == nil)
            #expect(try await begin(SeedBody.story("Medium (>5000 words)"))["cached"] == nil)
            #expect(try await begin(body, as: "other")["cached"] == nil)
            let cleared = try await client.send(.post, "/api/story/cache/clear")
            #expect(try cleared.json["success"] == true)
            #expect(try await begin(body)["cached"] == nil)
        }
    }

    /// W7: any user could read any task of the seed's.
    @Test func `a task is its user's alone`() async throws {
        try await SeedHouse.open { _, client in
            let ticket = try await client.send(.post, "/api/story/generate-full", SeedBody.story(Self.short))
            let task = try #require(try ticket.json["task_id"]?.string)
            for end in ["status", "result"] {
                let foreign = try await client.send(.get, "/api/story/task/\(task)/\(end)", as: "other")
                #expect(foreign.status == .notFound)
                #expect(try foreign.json == ["detail": .string("Task \(task) not found")])
                let none = try await client.send(.get, "/api/story/task/none/\(end)")
                #expect(try none.json == ["detail": "Task none not found"])
                let odd = try await client.send(.get, "/api/story/task/a%07b/\(end)")
                #expect(try odd.json == ["detail": "Task a\u{FFFD}b not found"])
            }
        }
    }
}
