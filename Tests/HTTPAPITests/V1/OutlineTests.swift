import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import Testing

@Suite struct OutlineTests {
    @Test func `scenes move with their texts and versions`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let moved = try await client.ask(
                    .put, "/stories/\(id)/outline",
                    #"{"title": "The Bottle", "scenes": [{"from": 2}, {"title": "Storm"}, {"from": 1, "title": "Kept"}]}"#
                )
                #expect(moved.status == .ok, "\(moved.text)")
                guard case .array(let scenes)? = try moved.json["outline"]?["scenes"] else {
                    Issue.record("none"); return
                }
                #expect(scenes.map { $0["title"] } == ["Lost", "Storm", "Kept"])
                #expect(scenes[2]["description"] == "Mara finds it." && scenes[2]["words"] == 4)
                let text = try await client.ask(.get, "/stories/\(id)/scenes/3/text")
                #expect(try text.text(of: "text") == "Mara kept the bottle.")
                let versions = try await client.ask(.get, "/stories/\(id)/scenes/3/versions")
                guard case .array(let old)? = try versions.json["items"] else { Issue.record("none"); return }
                #expect(old.map { $0["reason"] } == ["edited"])
                let removed = try await client.ask(
                    .put, "/stories/\(id)/outline", #"{"title": "The Bottle", "scenes": [{"from": 1}, {"from": 2}]}"#)
                #expect(removed.status == .ok)
                let kept = try await client.ask(.get, "/stories/\(id)/scenes/2/versions")
                guard case .array(let all)? = try kept.json["items"] else { Issue.record("none"); return }
                #expect(all.map { $0["reason"] } == ["removed", "edited"])
                let back = try await client.ask(.post, "/stories/\(id)/scenes/2/versions/2/restore")
                #expect(try back.text(of: "text") == "Mara kept the bottle.")
            }
        }
    }

    @Test func `what stands twice or nowhere is told with its place, and old bodies lose nothing`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                for (scenes, pointer) in [
                    (#"{"from": 1}, {"from": 1}"#, "/scenes/1/from"), (#"{"from": 7}"#, "/scenes/0/from"),
                    (#"{"from": 1, "join": [1]}"#, "/scenes/0/join"), (#"{"join": [1]}"#, "/scenes/0/join"),
                    (#"{"from": 1}, {"from": 1, "starts_at": 2}"#, "/scenes/1/starts_at"),
                    (#"{"from": 0}"#, "/scenes/0/from"), (#"{"from": 1, "starts_at": 1}"#, "/scenes/0/starts_at"),
                ] {
                    let refused = try await client.ask(
                        .put, "/stories/\(id)/outline", #"{"title": "T", "scenes": [\#(scenes)]}"#)
                    #expect(refused.status == .unprocessableContent, "\(scenes): \(refused.text)")
                    guard case .array(let faults)? = try refused.json["errors"] else { Issue.record("none"); return }
                    #expect(faults.map { $0["pointer"] } == [.string(pointer)])
                }
                _ = try await client.ask(.put, "/stories/\(id)/scenes/2/text", Samples.text)
                let short = try await client.ask(
                    .put, "/stories/\(id)/outline", #"{"title": "T", "scenes": [{"title": "Only"}]}"#)
                #expect(short.status == .conflict)
                let same = try await client.ask(.put, "/stories/\(id)/outline", Samples.outline)
                #expect(same.status == .ok)
                #expect(try await client.ask(.get, "/stories/\(id)/text").json["words"] == 14)
            }
        }
    }
}
