import Accounts
import HTTPAPI
import HTTPTypes
import JSONNotation
import StoryDomain
import TestSupport
import Testing

@Suite struct SeedWritingTests {
    private static let ten = StorySetup.CodingKeys.allCases.map(\.rawValue)

    @Test(arguments: SeedProvider.allCases)
    func `ideas become three setups and three stronger ideas`(provider: SeedProvider) async throws {
        try await SeedHouse.open(provider) { _, client in
            let idea = #"{"story_idea":"A clockmaker is asked to stop time.","story_mode":"pure","story_template":"x"}"#
            let setups = try await client.send(.post, "/api/story/generate-setup", idea)
            #expect(setups.status == .ok)
            #expect(try setups.json["success"] == true)
            let options = try #require(try setups.json["options"]?.values)
            #expect(options.count == 3)
            for option in options {
                for name in Self.ten + ["premise", "reasoning", "story_length"] {
                    #expect(option[name]?.string?.isEmpty == false, "\(name)")
                }
                #expect(option["image_width"] == 1_024 && option["audio_provider"] == "gtts")
            }
            let better = try await client.send(
                .post, "/api/story/enhance-idea",
                #"{"story_idea":"A clockmaker.","brand_context":{"brand_name":"Tock"},"fiction_variant":"twist"}"#)
            let suggestions = try #require(try better.json["suggestions"]?.values)
            #expect(suggestions.count == 3)
            #expect(suggestions.allSatisfy { $0.names == ["idea", "whats_missing", "why_choose"] })
        }
    }

    @Test(arguments: SeedProvider.allCases)
    func `a premise and an outline have the seed's fields`(provider: SeedProvider) async throws {
        try await SeedHouse.open(provider) { _, client in
            let premise = try await client.send(.post, "/api/story/generate-premise", SeedBody.story())
            #expect(try premise.json.names == ["premise", "success", "task_id"])
            #expect(try premise.json["task_id"] == .null)
            let body = SeedBody.story(
                "Short (>1000 words)", ["premise": try #require(try premise.json["premise"]), "outline": []])
            let outline = try await client.send(.post, "/api/story/generate-outline", body)
            #expect(try outline.json.names == ["anime_bible", "is_structured", "outline", "success", "task_id"])
            #expect(try outline.json["is_structured"] == true)
            let scenes = try #require(try outline.json["outline"]?.values)
            #expect(scenes.count >= 3)
            for (index, scene) in scenes.enumerated() {
                #expect(
                    scene.names == [
                        "audio_narration", "character_descriptions", "description", "image_prompt", "key_events",
                        "scene_number", "title",
                    ])
                #expect(scene["scene_number"] == .integer(index + 1))
            }
            let text = try await client.send(.post, "/api/story/generate-outline?use_structured=false", body)
            #expect(try text.json["is_structured"] == false)
            #expect(try text.json["outline"]?.string?.contains("Scene 2: ") == true)
        }
    }

    @Test(arguments: SeedProvider.allCases)
    func `a short story is told whole, and not continued`(provider: SeedProvider) async throws {
        try await SeedHouse.open(provider) { _, client in
            let body = SeedBody.story(
                "Short (>1000 words)", ["premise": SeedBody.premise, "outline": SeedBody.scenes(3)])
            let start = try await client.send(.post, "/api/story/generate-start", body)
            #expect(
                try start.json.names == [
                    "is_complete", "iterations", "outline", "premise", "story", "success", "task_id",
                ])
            #expect(try start.json["is_complete"] == true)
            #expect(try start.json["premise"] == SeedBody.premise)
            #expect(try start.json["outline"]?.string?.contains("Scene 3: Part 3") == true)
            let words = WordCount.words(in: try start.json["story"]?.string ?? "")
            #expect((930...1_120).contains(words), "\(words)")
            let more = SeedBody.story(
                "Short (>1000 words)",
                ["premise": SeedBody.premise, "outline": SeedBody.scenes(3), "story_text": "Once."])
            #expect(try await client.send(.post, "/api/story/continue", more).status == .badRequest)
        }
    }

    /// W13: the seed took “Long (>10000 words)” for a short story.
    @Test(arguments: [("Medium (>5000 words)", 2_000, 5_000), ("Long (>10000 words)", 3_000, 10_000)])
    func `lengths mean what they say`(label: String, beginning: Int, asked: Int) async throws {
        try await SeedHouse.open { _, client in
            var sent: [String: JSONValue] = ["premise": SeedBody.premise]
            let planned = try await client.send(
                .post, "/api/story/generate-outline", SeedBody.story(label, sent.merging(["outline": []]) { $1 }))
            sent["outline"] = try planned.json["outline"]
            let start = try await client.send(.post, "/api/story/generate-start", SeedBody.story(label, sent))
            var story = try #require(try start.json["story"]?.string)
            var isComplete = try start.json["is_complete"]
            #expect(isComplete == false)
            #expect(WordCount.words(in: story) >= beginning && WordCount.words(in: story) < asked)
            var rounds = 0
            while isComplete == false, rounds < 12 {
                rounds += 1
                sent["story_text"] = .string(story)
                let more = try await client.send(.post, "/api/story/continue", SeedBody.story(label, sent))
                #expect(try more.json.names == ["continuation", "is_complete", "success"])
                story += "\n\n" + (try #require(try more.json["continuation"]?.string))
                isComplete = try more.json["is_complete"]
            }
            #expect(isComplete == true)
            let words = WordCount.words(in: story)
            #expect(Double(words) >= 0.93 * Double(asked) && Double(words) <= 1.12 * Double(asked), "\(words)")
            #expect(DuplicateParagraphs(in: [Paragraphs.split(story).map(String.init)]).count == 0)
            sent["story_text"] = .string(story)
            let none = try await client.send(.post, "/api/story/continue", SeedBody.story(label, sent))
            #expect(try none.json == ["continuation": "", "is_complete": true, "success": true])
        }
    }

    @Test func `an outline may be text`() async throws {
        try await SeedHouse.open { _, client in
            let outline: JSONValue = "1. The Bottle: Mara finds it.\n2. The Storm: the lamp goes out.\n3. The Letter"
            let body = SeedBody.story("Short (>1000 words)", ["premise": SeedBody.premise, "outline": outline])
            let start = try await client.send(.post, "/api/story/generate-start", body)
            #expect(try start.json["outline"] == outline)
            #expect(try start.json["is_complete"] == true)
        }
    }

    /// W16: the seed left its marker in the text.
    @Test func `no marker reaches a client`() async throws {
        try await SeedHouse.open(.gemini, .every(3, .earlyTheEnd)) { _, client in
            let body = SeedBody.story(
                "Short (>1000 words)", ["premise": SeedBody.premise, "outline": SeedBody.scenes(3)])
            let start = try await client.send(.post, "/api/story/generate-start", body)
            let story = try #require(try start.json["story"]?.string)
            #expect(!story.uppercased().contains("IAMDONE") && !story.contains("The End"))
            #expect(WordCount.words(in: story) >= 930)
        }
    }

    @Test func `a stream shows the text as it is written, then the whole answer`() async throws {
        try await SeedHouse.open() { _, client in
            let body = SeedBody.story(
                "Flash (100 words)", ["premise": SeedBody.premise, "outline": SeedBody.scenes(1)])
            let streamed = try await client.send(
                .post, "/api/story/generate-start", body, headers: [.accept: "text/event-stream"])
            #expect(streamed.headers[.contentType]?.hasPrefix("text/event-stream") == true)
            let frames = streamed.text.components(separatedBy: "\n\n")
            func data(_ event: String) throws -> [JSONValue] {
                try frames.filter { $0.hasPrefix("event: \(event)\n") }.map { frame in
                    try JSONReader.read(Array(frame.split(separator: "\n", maxSplits: 1)[1].dropFirst(6).utf8))
                }
            }
            let text = try data("delta").compactMap { $0["text"]?.string }.joined()
            let results = try data("result")
            #expect(results.count == 1)
            #expect(results.first?["story"]?.string == text)
            #expect(results.first?["is_complete"] == true)
        }
    }
}
