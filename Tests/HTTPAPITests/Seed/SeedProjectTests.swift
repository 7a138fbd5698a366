import HTTPAPI
import HTTPTypes
import Testing

@Suite struct SeedProjectTests {
    private static let path = "/api/story/projects"

    @Test func `a project is made, read, changed, favoured and deleted`() async throws {
        try await SeedHouse.open { _, client in
            let setup = #"{"storyTone":"x","story_tone":[1,2.5,null,true]}"#
            let body = #"{"project_id":"p 1","title":"T","story_mode":"pure","setup":\#(setup)}"#
            let made = try await client.send(.post, Self.path, body)
            #expect(made.status == .created)
            #expect(
                try made.json.names == [
                    "anime_bible", "created_at", "current_phase", "id", "is_complete", "is_favorite",
                    "media_state", "outline", "project_id", "scenes", "setup", "status", "story_content",
                    "story_mode", "story_template", "title", "updated_at", "user_id",
                ])
            #expect(try made.json["status"] == "draft" && made.json["current_phase"] == "setup")
            #expect(try made.json["is_favorite"] == false && made.json["outline"] == .null)
            // Names in free objects stay as they are.
            #expect(try made.json["setup"]?["storyTone"] == "x")
            #expect(try made.json["setup"]?["story_tone"] == [1, .number("2.5"), .null, true])
            let twice = try await client.send(.post, Self.path, body)
            #expect(twice.status == .badRequest)
            #expect(try twice.json == ["detail": "Project ID already exists"])
            let one = "\(Self.path)/p%201"
            let changed = try await client.send(
                .put, one,
                #"{"title":null,"scenes":[{"a":1}],"story_content":{"text":"x"},"status":"done","is_complete":true}"#)
            #expect(try changed.json["title"] == .null && changed.json["story_mode"] == "pure")
            #expect(try changed.json["scenes"] == [["a": 1]] && changed.json["is_complete"] == true)
            #expect(try await client.send(.post, "\(one)/favorite").json["is_favorite"] == true)
            #expect(try await client.send(.get, one).json["status"] == "done")
            #expect(try await client.send(.post, "\(one)/favorite").json["is_favorite"] == false)
            #expect(try await client.send(.delete, one).status == .noContent)
            let gone = try await client.send(.get, one)
            #expect(try gone.json == ["detail": "Project not found"])
        }
    }

    @Test func `lists are paged, filtered and sorted`() async throws {
        try await SeedHouse.open { _, client in
            for name in ["a", "b", "c"] {
                _ = try await client.send(.post, Self.path, "{\"project_id\":\"\(name)\"}")
            }
            _ = try await client.send(.put, "\(Self.path)/a", #"{"status":"done"}"#)
            _ = try await client.send(.post, "\(Self.path)/b/favorite")
            func names(_ query: String) async throws -> [String] {
                try await client.send(.get, Self.path + query).json["projects"]?.values
                    .compactMap { $0["project_id"]?.string } ?? []
            }
            #expect(try await names("") == ["b", "a", "c"])
            #expect(try await names("?order_by=created_at") == ["c", "b", "a"])
            #expect(try await names("?limit=1&offset=1") == ["a"])
            #expect(try await names("?status=done") == ["a"])
            #expect(try await names("?favorites_only=true") == ["b"])
            let page = try await client.send(.get, "\(Self.path)?limit=1")
            #expect(try page.json["total"] == 3 && page.json["limit"] == 1 && page.json["offset"] == 0)
            for query in ["?limit=0", "?limit=201", "?offset=-1", "?order_by=title"] {
                #expect(try await client.send(.get, Self.path + query).status == .unprocessableContent, "\(query)")
            }
        }
    }

    /// W21: the seed answered 500 with its SQL.
    @Test(arguments: [#"{"status":null}"#, #"{"status":""}"#, #"{"is_complete":null}"#, #"{"scenes":[1]}"#])
    func `what a project cannot be is refused`(body: String) async throws {
        try await SeedHouse.open { _, client in
            _ = try await client.send(.post, Self.path, #"{"project_id":"p"}"#)
            #expect(try await client.send(.put, "\(Self.path)/p", body).status == .unprocessableContent)
            #expect(try await client.send(.post, Self.path, #"{"project_id":""}"#).status == .unprocessableContent)
        }
    }

    @Test func `projects are their user's alone, names included`() async throws {
        try await SeedHouse.open { _, client in
            _ = try await client.send(.post, Self.path, #"{"project_id":"p","title":"mine"}"#)
            let one = "\(Self.path)/p"
            for (method, path, body) in [
                (HTTPRequest.Method.get, one, nil), (.put, one, "{}"), (.delete, one, nil),
                (.post, "\(one)/favorite", nil),
            ] {
                #expect(try await client.send(method, path, body, as: "other").status == .notFound, "\(method)")
            }
            #expect(try await client.send(.get, Self.path, as: "other").json["total"] == 0)
            #expect(try await client.send(.post, Self.path, #"{"project_id":"p"}"#, as: "other").status == .created)
            #expect(try await client.send(.get, one).json["title"] == "mine")
        }
    }
}
