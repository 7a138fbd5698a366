import Accounts
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import Storage
import StoryDomain
import Testing

@Suite struct LibraryTests {
    private func titles(_ client: any TestClientProtocol, _ query: String) async throws -> [String] {
        var found: [String] = []
        var cursor = ""
        while true {
            let page = try await client.ask(.get, "/stories?limit=2&\(query)\(cursor)")
            guard case .array(let items)? = try page.json["items"] else { Issue.record("\(page.text)"); return found }
            found += items.compactMap { if case .string(let title)? = $0["title"] { title } else { nil } }
            guard case .string(let next)? = try page.json["next_cursor"] else { return found }
            cursor = "&cursor=\(next)"
        }
    }

    @Test func `stories are found and sorted, page by page`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                for (title, idea) in [
                    ("Ärger", "a storm"), ("beta", "a lamp"), ("Alpha 100%", "a Storm at sea"), ("gamma", "x"),
                ] {
                    let made = try await client.ask(.post, "/stories", #"{"title": "\#(title)", "idea": "\#(idea)"}"#)
                    #expect(made.status == .created)
                }
                _ = try await client.ask(.post, "/stories", #"{"title": "Alpha", "idea": "storm"}"#, as: "bob")
                #expect(try await titles(client, "") == ["gamma", "Alpha 100%", "beta", "Ärger"])
                #expect(try await titles(client, "order=asc") == ["Ärger", "beta", "Alpha 100%", "gamma"])
                #expect(try await titles(client, "sort=title") == ["Alpha 100%", "beta", "gamma", "Ärger"])
                #expect(try await titles(client, "sort=title&order=desc").first == "Ärger")
                #expect(try await titles(client, "search=STORM") == ["Alpha 100%", "Ärger"])
                #expect(try await titles(client, "search=sea+storm") == ["Alpha 100%"])
                #expect(try await titles(client, "search=100%25") == ["Alpha 100%"])
                #expect(try await titles(client, "search=%C3%A4rger&sort=updated") == ["Ärger"])
                #expect(try await titles(client, "sort=words").count == 4)
                let page = try await client.ask(.get, "/stories?sort=title&limit=1")
                let cursor = try page.text(of: "next_cursor")
                for query in [
                    "sort=size", "order=up", "search=\(String(repeating: "a", count: 201))", "search=%00",
                    "cursor=\(cursor)", "sort=words&cursor=\(cursor)", "cursor=t6.a", "cursor=c.a", "cursor=c1.a.b",
                ] {
                    let refused = try await client.ask(.get, "/stories?\(query)")
                    #expect(refused.status == .unprocessableContent, "\(query)")
                }
            }
        }
    }

    @Test func `an import tells nothing about ids and is exported as it came`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let export = try await client.ask(.get, "/stories/\(id)/export?format=json").text
                let free = export.replacing("\"\(id)\"", with: "\"nobodyhasthis\"")
                for (file, user) in [(export, "bob"), (free, "bob"), (export, "ann"), (export, "ann")] {
                    let taken = try await client.ask(.post, "/import", file, as: user)
                    #expect(taken.status == .created)
                    let new = try taken.text(of: "id")
                    #expect(new != id && new != "nobodyhasthis" && new.count == id.count)
                    #expect(try await client.ask(.get, "/stories/\(new)/export?format=json", as: user).text == file)
                }
            }
        }
    }

    @Test func `an imported story keeps the limits of what is typed`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let export = try await client.ask(.get, "/stories/\(id)/export?format=json").text
                let long = String(repeating: "a", count: 20_001)
                for (old, new) in [
                    ("Mara wants the letter back.", long), ("Mara finds it.", long),
                    ("Mara kept the bottle.", "Mara kept\\nthe bottle."),
                    ("\"scene_count\" : 2", "\"scene_count\" : 501"),
                    ("\"words\" : 4", "\"words\" : 9000000000000000000"), ("\"number\" : 2", "\"number\" : 3"),
                    ("\"paragraph\" : 1", "\"paragraph\" : 2"), ("\"id\" : \"\(id)\"", "\"id\" : \"\(long)\""),
                ] {
                    #expect(export.contains(old), "\(old)")
                    let refused = try await client.ask(.post, "/import", export.replacing(old, with: new))
                    #expect(refused.status == .unprocessableContent, "\(old): \(refused.text.prefix(300))")
                }
            }
        }
    }

    @Test func `a plan's longest story holds for what comes in, by the words that are there`() async throws {
        let limits = PlanLimits(longestStory: 500)
        try await Workshop.with(plans: Plans([], standard: Plan(name: "free", limits: limits))) { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let export = try await client.ask(.get, "/stories/\(id)/export?format=json").text
                #expect(try await client.ask(.post, "/import", export).status == .created)
                // The file says four words of its paragraph, and that three hundred are asked for.
                let long = String(repeating: "word ", count: 501)
                let file = export.replacing("Mara kept the bottle.", with: long)
                let refused = try await client.ask(.post, "/import", file)
                #expect(refused.status == .forbidden)
                #expect(try refused.json["type"] == "/problems/not-in-plan")
                // What grew by hand beyond the plan is not copied either.
                #expect(
                    try await client.ask(.put, "/stories/\(id)/scenes/1/text", "{\"text\": \"\(long)\"}").status == .ok)
                #expect(try await client.ask(.post, "/stories/\(id)/duplicate").status == .forbidden)
                // A twentieth above the limit is let pass, more is not; a text that gets shorter always is.
                for (words, status) in [(700, .forbidden), (510, .ok), (505, .ok)] as [(Int, HTTPResponse.Status)] {
                    let text = String(repeating: "word ", count: words)
                    let answer = try await client.ask(.put, "/stories/\(id)/scenes/1/text", "{\"text\": \"\(text)\"}")
                    #expect(answer.status == status, "\(words): \(answer.text)")
                }
                let kept = try await client.ask(.get, "/stories/\(id)/scenes/1/text").json["words"]
                #expect(kept == 505)
            }
        }
    }

    @Test func `a file of more values than a story has is refused`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let values = String(repeating: "1,", count: 1_000_001) + "1"
                let file =
                    "{\"format\":\"storywriter.story\",\"version\":1,\"ledger\":[],\"story\":{\"x\":[\(values)]}}"
                let refused = try await client.ask(.post, "/import", file)
                #expect(refused.status == .contentTooLarge)
                #expect(try await client.ask(.get, "/stories").json["items"] == .array([]))
            }
        }
    }

    @Test func `a row that cannot be read is a fault and not missing`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let run = try await client.ask(.post, "/stories/\(id)/runs", "{}").text(of: "id")
                try await workshop.database.write { connection in
                    try connection.execute("UPDATE run SET payload = '{' WHERE id = \(RunID(run))")
                }
                let answer = try await client.ask(.get, "/runs/\(run)")
                #expect(answer.status == .internalServerError)
                #expect(!answer.text.contains("payload"))
            }
        }
    }

    @Test func `a check tells what to look at, and where`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let twice = "Mara carried the bottle up to the lamp room."
                _ = try await client.ask(.put, "/stories/\(id)/scenes/1/text", #"{"text": "\#(twice)"}"#)
                _ = try await client.ask(
                    .put, "/stories/\(id)/scenes/2/text", #"{"text": "“So?” 👩‍🚀\n\nRain. \#(twice)"}"#)
                let health = try await client.ask(.get, "/stories/\(id)/health")
                guard case .array(let findings)? = try health.json["findings"] else {
                    Issue.record("\(health.text)"); return
                }
                let echo = try #require(findings.first { $0["kind"] == "echo" })
                #expect(
                    echo["scene"] == 2 && echo["paragraph"] == 2 && echo["from"] == 6 && echo["text"] == .string(twice))
                guard case .array(let scenes)? = try health.json["scenes"] else { Issue.record("none"); return }
                #expect(scenes.map { $0["title"] } == ["Found", "Lost"])
                #expect(try health.json["echoes"] != [])
                guard case .array(let names)? = try health.json["names"]?["names"] else { Issue.record("none"); return }
                #expect(names.isEmpty || names.allSatisfy { $0["scenes"] != nil })
            }
        }
    }
}
