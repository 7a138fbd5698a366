import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import Testing

@Suite struct ReplanTests {
    @Test func `one scene is planned anew, and nothing else is touched`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let path = "/stories/\(id)/scenes/1"
                let (before, other) = (
                    try await client.ask(.get, path), try await client.ask(.get, "/stories/\(id)/scenes/2")
                )
                let made = try await client.ask(.post, "\(path)/plan/regenerate", #"{"note": "at night"}"#)
                #expect(made.status == .ok, "\(made.text)")
                let after = try await client.ask(.get, path)
                #expect(try after.text(of: "description") != before.text(of: "description"))
                for name in ["title", "description", "key_events", "words", "is_written", "word_budget", "number"] {
                    #expect(try made.json[name] == after.json[name], "\(name)")
                }
                for name in ["words", "is_written", "word_budget", "number"] {
                    #expect(try after.json[name] == before.json[name], "\(name)")
                }
                #expect(try await client.ask(.get, "/stories/\(id)/scenes/2").text == other.text)
                #expect(try await client.ask(.get, "\(path)/text").text(of: "text") == "Mara kept the bottle.")
                #expect(try made.json["cached"] == false)
                #expect(try made.text(of: "cost") != "0")
                let ledger = try await client.ask(.get, "/stories/\(id)/ledger")
                guard case .array(let lines)? = try ledger.json["items"] else { Issue.record("no lines"); return }
                #expect(lines.map { $0["purpose"] } == ["outline"])
            }
        }
    }

    @Test func `a scene's new plan is streamed, and what is not there is said before a model is asked`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let path = "/stories/\(id)/scenes/2/plan/regenerate"
                let live = try await client.ask(.post, path, headers: [.accept: "text/event-stream"])
                let result = try #require(live.events.last)
                #expect(result.name == "result")
                let told = try JSONReader.read(Array(result.data.utf8))
                #expect(try await client.ask(.get, "/stories/\(id)/scenes/2").json["title"] == told["title"])
                let calls = workshop.model.calls
                #expect(try await client.ask(.post, "/stories/\(id)/scenes/3/plan/regenerate").status == .notFound)
                #expect(try await client.ask(.post, path, as: "bob").status == .notFound)
                let long = #"{"note": "\#(String(repeating: "a", count: 2_001))"}"#
                #expect(try await client.ask(.post, path, long).status == .unprocessableContent)
                #expect(workshop.model.calls == calls)
            }
        }
    }

    @Test func `a plan that was changed while another was made is not overwritten`() async throws {
        try await Workshop.with { workshop in
            workshop.model.gate.shut()
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                async let asked = client.ask(.post, "/stories/\(id)/scenes/1/plan/regenerate")
                #expect(try await workshop.model.arrivals.next() == 1)
                let mine = try await client.ask(.patch, "/stories/\(id)/scenes/1", #"{"title": "Mine"}"#)
                #expect(mine.status == .ok)
                workshop.model.gate.open()
                let late = try await asked
                #expect(late.status == .conflict, "\(late.text)")
                #expect(try await client.ask(.get, "/stories/\(id)/scenes/1").text(of: "title") == "Mine")
            }
        }
    }
}
