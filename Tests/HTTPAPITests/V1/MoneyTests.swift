import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import NIOCore
import NIOPosix
import ServiceLifecycle
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct MoneyTests {
    @Test func `an answer that was paid for is given again to a repeated request`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let path = "/stories/\(id)/premise/regenerate"
                let first = try await client.ask(.post, path, "{}", headers: [.idempotencyKey: "one"])
                let again = try await client.ask(.post, path, "{}", headers: [.idempotencyKey: "one"])
                #expect(again.headers[.idempotencyReplayed] == "true")
                #expect(again.text == first.text)
                #expect(workshop.model.calls == 1)
                let other = try await client.ask(
                    .post, path, #"{"note": "older"}"#, headers: [.idempotencyKey: "one"])
                #expect(other.status == .unprocessableContent)
                let run = try await client.ask(.post, "/stories/\(id)/runs", headers: [.idempotencyKey: "two"])
                let same = try await client.ask(.post, "/stories/\(id)/runs", headers: [.idempotencyKey: "two"])
                #expect(same.status == .accepted)
                #expect(try same.text(of: "id") == run.text(of: "id"))
            }
        }
    }

    @Test func `setups are streamed, and an equal question costs nothing`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let idea = #"{"idea": "A clockmaker is asked to stop time."}"#
                let live = try await client.ask(.post, "/setups", idea, headers: [.accept: "text/event-stream"])
                let events = live.events
                #expect(live.headers[.contentType] == "text/event-stream; charset=utf-8")
                #expect(Set(events.map(\.name)) == ["delta", "progress", "result"])
                #expect(events.filter { $0.name == "delta" }.allSatisfy { $0.data.contains("\"part\":\"setup\"") })
                #expect(events.contains { $0.name == "progress" && $0.data.contains(#""reading":{"done":"#) })
                let result = try JSONReader.read(Array(try #require(events.last).data.utf8))
                #expect(result["cached"] == false)
                guard case .string(let cost)? = result["cost"] else { Issue.record("no cost"); return }
                #expect((Decimal(string: cost) ?? 0) > 0)

                let again = try await client.ask(.post, "/setups", idea)
                #expect(again.headers[.cacheStatus] == "storywriter; hit")
                #expect(try again.json["cached"] == true)
                #expect(try again.json["cost"] == "0")
                #expect(try again.json["setups"] == result["setups"])
                #expect(workshop.model.calls == 1)
                let fresh = try await client.ask(.post, "/setups", idea, headers: [.cacheControl: "no-store"])
                #expect(fresh.headers[.cacheStatus] == "storywriter; fwd=miss")
                #expect(workshop.model.calls == 2)
                let bob = try await client.ask(.post, "/setups", idea, as: "bob")
                #expect(try bob.json["cached"] == false)
                let ledger = try await client.ask(.get, "/usage/ledger?limit=1")
                #expect(try ledger.json["next_cursor"] != .null)
                let cache = try await client.ask(.delete, "/cache")
                #expect(try cache.json["cleared"] == 1)
            }
        }
    }

    @Test func `a note asks for other setups than those without it`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                for path in ["/setups", "/ideas"] {
                    let idea = #""idea": "A clockmaker is asked to stop time.""#
                    let plain = try await client.ask(.post, path, "{\(idea)}")
                    let noted = try await client.ask(.post, path, "{\(idea), \"note\": \"set it at sea\"}")
                    #expect(try plain.json["cached"] == false && noted.json["cached"] == false, "\(noted.text)")
                    let prompts = workshop.model.prompts.suffix(2)
                    #expect(prompts.first?.contains("set it at sea") == false)
                    #expect(prompts.last?.contains("Wish of the writer: set it at sea") == true)
                }
            }
        }
    }

    @Test func `a premise, an outline and setups made anew take the place of the old ones, with the wish kept`()
        async throws
    {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let outline = try await client.ask(
                    .post, "/stories/\(id)/outline/regenerate", #"{"note": "three scenes"}"#)
                guard case .array(let scenes)? = try outline.json["outline"]?["scenes"] else {
                    Issue.record("no scenes: \(outline.text)")
                    return
                }
                #expect(!scenes.isEmpty)
                let story = try await client.ask(.get, "/stories/\(id)")
                #expect(try story.json["premise"] != .null)
                #expect(story.text.contains("three scenes"))
                let setups = try await client.ask(.post, "/stories/\(id)/setups")
                let premise = try await client.ask(.get, "/stories/\(id)/premise")
                #expect(try premise.json["premise"] == story.json["premise"])
                let chosen = try await client.ask(.post, "/stories/\(id)/setups/2/choose")
                guard case .array(let options)? = try setups.json["setups"] else { Issue.record("none"); return }
                #expect(try chosen.json["premise"] == options[1]["premise"])
                // What the writer said stays; what was open comes from the setup.
                #expect(try chosen.json["brief"]?["story_tone"] == "Quiet suspense")
                #expect(try chosen.json["brief"]?["writing_style"] == options[1]["writing_style"])
            }
        }
    }

    @Test func `a bare idea gets its premise from the first setup`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.ask(.post, "/stories", #"{"idea": "A clock stops."}"#).text(of: "id")
                let premise = try await client.ask(.post, "/stories/\(id)/premise/regenerate")
                let setups = try await client.ask(.get, "/stories/\(id)/setups")
                guard case .array(let options)? = try setups.json["setups"] else { Issue.record("none"); return }
                #expect(try premise.json["premise"] == options.first?["premise"])
            }
        }
    }

    @Test func `a reader who goes away in the middle takes the call to the provider along`() async throws {
        try await Workshop.with { workshop in
            workshop.model.gate.shut()
            let body = #"{"idea": "A clock stops."}"#
            try await workshop.server.live { port, _ in
                try await RawConnection.open(port) { connection in
                    try await connection.send(
                        """
                        POST /api/v1/setups HTTP/1.1
                        Host: localhost
                        Authorization: Bearer ann
                        Accept: text/event-stream
                        Content-Type: application/json
                        Content-Length: \(body.utf8.count)

                        \(body)
                        """)
                    #expect(try await workshop.model.arrivals.next() == 1)
                    let begun = try await connection.read(until: "event: progress")
                    #expect(begun.contains("200 OK"))
                    try await connection.cut()
                }
                #expect(try await workshop.model.abandonments.next() == 1)
            }
        }
    }
}
