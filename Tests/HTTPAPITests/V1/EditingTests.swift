import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import Testing

@Suite struct EditingTests {
    /// All that changes a story by hand.
    static let edits: [(method: HTTPRequest.Method, path: String, body: String?)] = [
        (.patch, "", #"{"words": 400}"#), (.put, "/premise", #"{"premise": "Mara waits."}"#),
        (.put, "/outline", Samples.outline), (.patch, "/scenes/1", #"{"title": "Night"}"#),
        (.put, "/scenes/1/text", Samples.text), (.patch, "/passages/1.1", #"{"text": "It was full."}"#),
        (.post, "/scenes/1/versions/1/restore", nil), (.post, "/setups/1/choose", "{}"),
        (.post, "/premise/regenerate", "{}"), (.post, "/outline/regenerate", "{}"), (.post, "/setups", "{}"),
        (.post, "/scenes/1/plan/regenerate", "{}"),
    ]

    @Test func `a change of what others changed since is refused, a change of what is there is not`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                _ = try await client.ask(.post, "/stories/\(id)/setups")
                let seen = try #require(try await client.ask(.get, "/stories/\(id)").headers[.eTag])
                _ = try await client.ask(.patch, "/stories/\(id)", #"{"is_favorite": true}"#)
                let calls = workshop.model.calls
                for edit in Self.edits + [(.delete, "", nil)] {
                    let stale = try await client.ask(
                        edit.method, "/stories/\(id)\(edit.path)", edit.body, headers: [.ifMatch: seen])
                    #expect(stale.status == .preconditionFailed, "\(edit.path): \(stale.text)")
                }
                #expect(workshop.model.calls == calls)
                for edit in Self.edits.prefix(7) {
                    let tag = try #require(try await client.ask(.get, "/stories/\(id)").headers[.eTag])
                    let fresh = try await client.ask(
                        edit.method, "/stories/\(id)\(edit.path)", edit.body,
                        // Compressed answers have weak tags.
                        headers: [.ifMatch: edit.path.isEmpty ? "\"0\", W/\(tag)" : tag])
                    #expect(fresh.status == .ok, "\(edit.path): \(fresh.text)")
                    #expect(fresh.headers[.eTag] != tag)
                }
            }
        }
    }

    @Test func `a story that a run writes is not changed by hand, but may be marked`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                _ = try await client.ask(.post, "/stories/\(id)/setups")
                let run = try await client.ask(.post, "/stories/\(id)/runs").text(of: "id")
                #expect(try await client.ask(.get, "/stories/\(id)").text(of: "active_run") == run)
                for edit in Self.edits + [(.post, "/runs", nil), (.post, "/scenes/1/regenerate", nil)] {
                    let busy = try await client.ask(edit.method, "/stories/\(id)\(edit.path)", edit.body)
                    #expect(busy.status == .conflict, "\(edit.path): \(busy.text)")
                    #expect(try busy.json["type"] == "/problems/run-active")
                    #expect(try busy.json["run_id"] == .string(run))
                }
                let marked = try await client.ask(.patch, "/stories/\(id)", #"{"is_favorite": true}"#)
                #expect(try marked.json["is_favorite"] == true)
                let favorites = try await client.ask(.get, "/stories?favorites=true")
                guard case .array(let items)? = try favorites.json["items"] else { Issue.record("no items"); return }
                #expect(items.count == 1)
            }
        }
    }

    @Test func `ideas and briefs are read from wherever they stand, and what says nothing is refused`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let flat = try await client.ask(
                    .post, "/stories", #"{"plot_elements": "A storm", "story_length": "long", "language": "pt-BR"}"#)
                #expect(try flat.json["asked_words"] == 10_000)
                #expect(try flat.json["brief"]?["language"] == "pt-BR")
                let mixed = try await client.ask(
                    .post, "/stories", #"{"brief": {"idea": "A clock", "words": 200, "title": "Old"}, "title": "New"}"#)
                #expect(try mixed.text(of: "title") == "New")
                let location = try #require(mixed.headers[.location])
                #expect(location == "/api/v1/stories/\(try mixed.text(of: "id"))")
                let changed = try await client.send(
                    .patch, location, #"{"words": 250, "story_tone": "dark", "title": ""}"#, as: "ann")
                #expect(try changed.text(of: "title") == "A clock")
                #expect(try changed.json["brief"]?["story_tone"] == "dark")
                #expect(try changed.json["asked_words"] == 250)
                for (body, pointer) in [
                    ("{}", "/idea"), (#"{"idea": "  "}"#, "/idea"), (#"{"brief": {}}"#, "/brief/idea"),
                    (#"{"idea": "a", "words": 99}"#, "/words"), (#"{"idea": "a", "words": 200001}"#, "/words"),
                    (#"{"idea": "a", "language": "x"}"#, "/language"), (#"{"idea": "a\u0007"}"#, "/idea"),
                    (#"{"idea": "a", "template": "opera"}"#, "/template"), (#"{"idea": 1}"#, "/idea"),
                    (#"{"idea": "\#(String(repeating: "a", count: 20_001))"}"#, "/idea"),
                ] {
                    let refused = try await client.ask(.post, "/stories", body)
                    #expect(refused.status == .unprocessableContent, "\(body.prefix(60))")
                    guard case .array(let faults)? = try refused.json["errors"] else {
                        Issue.record("no faults"); return
                    }
                    #expect(
                        faults.contains { $0["pointer"] == .string(pointer) }, "\(body.prefix(60)): \(refused.text)")
                }
            }
        }
    }

    @Test func `what is not there is 404, what comes too early is a conflict`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                for (method, path, body) in [
                    (HTTPRequest.Method.get, "/scenes/1", nil), (.put, "/scenes/1/text", Samples.text),
                    (.patch, "/passages/1.1", #"{"text": "It was full."}"#), (.get, "/scenes/0", nil),
                    (.get, "/scenes/1/versions/1", nil), (.post, "/setups/1/choose", "{}"), (.get, "/scenes/x", nil),
                    (.patch, "/passages/1", #"{"text": "It was full."}"#),
                ] {
                    let response = try await client.ask(method, "/stories/\(id)\(path)", body)
                    #expect(response.status == .notFound, "\(path): \(response.text)")
                }
                let early = try await client.ask(.post, "/stories/\(id)/scenes/1/regenerate")
                #expect(early.status == .conflict)
                for path in ["/stories/..", "/stories/%00", "/runs/a'b", "/runs/%F0%9F%98%80"] {
                    #expect(try await client.ask(.get, path).status == .notFound, "\(path)")
                }
            }
        }
    }

    @Test func `texts that are typed in one sitting leave one version, and what is changed otherwise leaves its own`()
        async throws
    {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let path = "/stories/\(id)/scenes/1"
                func versions() async throws -> [JSONValue?] {
                    let page = try await client.ask(.get, "\(path)/versions")
                    guard case .array(let items)? = try page.json["items"] else { return [] }
                    return items.map { $0["words"] }
                }
                #expect(try await versions() == [10])
                for text in ["Mara kept", "Mara kept the letter", "Mara kept the letter too."] {
                    let typed = try await client.ask(.put, "\(path)/text", #"{"text": "\#(text)", "sitting": "a-1"}"#)
                    #expect(typed.status == .ok, "\(typed.text)")
                }
                let one = try await client.ask(
                    .patch, "/stories/\(id)/passages/1.1", #"{"text": "Mara kept the letter too.", "sitting": "a-1"}"#)
                #expect(one.status == .ok)
                // What stood before the sitting, and nothing on the way.
                #expect(try await versions() == [4, 10])
                _ = try await client.ask(.put, "\(path)/text", #"{"text": "Mara burned it."}"#)
                _ = try await client.ask(.put, "\(path)/text", #"{"text": "Mara burned it all.", "sitting": "a-1"}"#)
                #expect(try await versions() == [3, 5, 4, 10])
                _ = try await client.ask(.put, "\(path)/text", #"{"text": "Nothing.", "sitting": "a-2"}"#)
                #expect(try await versions() == [4, 3, 5, 4, 10])
                let odd = try await client.ask(.put, "\(path)/text", #"{"text": "Mara.", "sitting": "a b"}"#)
                #expect(odd.status == .unprocessableContent)
            }
        }
    }

    @Test func `older texts come back, paragraph by paragraph`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let old = try await client.ask(.get, "/stories/\(id)/scenes/1/versions/1")
                #expect(try old.text(of: "text") == "Mara lifted the bottle from the stones.\n\nIt was empty.")
                let back = try await client.ask(.post, "/stories/\(id)/scenes/1/versions/1/restore")
                #expect(try back.text(of: "text") == old.text(of: "text"))
                let one = try await client.ask(.patch, "/stories/\(id)/passages/1.2", #"{"text": "It was full."}"#)
                #expect(try one.text(of: "text") == "Mara lifted the bottle from the stones.\n\nIt was full.")
                let versions = try await client.ask(.get, "/stories/\(id)/scenes/1/versions?limit=2")
                #expect(try versions.json["next_cursor"] == "2")
                let rest = try await client.ask(.get, "/stories/\(id)/scenes/1/versions?limit=2&cursor=2")
                #expect(try rest.json["next_cursor"] == .null)
                let all = try await client.ask(.get, "/stories/\(id)/text")
                #expect(try all.json["words"] == 10)
            }
        }
    }

    @Test func `a story that was exported comes back as it was`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                _ = try await client.ask(.post, "/stories/\(id)/premise/regenerate")
                let export = try await client.ask(.get, "/stories/\(id)/export?format=json")
                #expect(export.headers[.contentDisposition] == "attachment; filename=\"the-bottle.json\"")
                let copy = try await client.ask(.post, "/import", export.text, as: "bob")
                let copyID = try copy.text(of: "id")
                #expect(copyID != id)
                let copied = try await client.ask(.get, "/stories/\(copyID)/export?format=json", as: "bob")
                #expect(copied.text == export.text)
                let broken = export.text.replacing("\"scene\" : 1", with: "\"scene\" : 0")
                #expect(try await client.ask(.post, "/import", broken).status == .unprocessableContent)
            }
        }
    }

    @Test func `author and licence are kept, taken away by an empty text, and stand on the cover`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let path = "/stories/\(id)"
                let named = try await client.ask(.patch, path, #"{"author": "A & B", "brief": {"licence": "CC BY"}}"#)
                #expect(try named.json["brief"]?["author"] == "A & B")
                #expect(try named.json["brief"]?["licence"] == "CC BY")
                let cover = try await client.ask(.get, path + "/cover.svg")
                #expect(cover.headers[.contentType] == "image/svg+xml")
                #expect(cover.text.contains(">A &amp; B</text>"))
                let copy = try await client.ask(.post, path + "/duplicate")
                #expect(try copy.json["brief"]?["author"] == "A & B")
                let cleared = try await client.ask(.patch, path, #"{"author": ""}"#)
                #expect(try cleared.json["brief"]?["author"] == .null)
                #expect(try cleared.json["brief"]?["licence"] == "CC BY")
                #expect(try await client.ask(.get, path + "/cover.svg").headers[.eTag] != cover.headers[.eTag])
                let long = String(repeating: "a", count: 201)
                let refused = try await client.ask(.patch, path, #"{"author": "\#(long)"}"#)
                #expect(refused.status == .unprocessableContent)
                let book = try await client.ask(.get, path + "/export?format=epub")
                #expect(book.headers[.contentType] == "application/epub+zip")
                #expect(book.headers[.contentDisposition] == "attachment; filename=\"the-bottle.epub\"")
            }
        }
    }

    @Test func `lists go on where their pages end`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                var begun: [String] = []
                for _ in 0..<5 { begun.append(try await client.beginStory()) }
                var found: [String] = []
                var cursor = ""
                while true {
                    let page = try await client.ask(.get, "/stories?limit=2\(cursor)")
                    guard case .array(let items)? = try page.json["items"] else { Issue.record("no items"); return }
                    found += items.compactMap { if case .string(let id)? = $0["id"] { id } else { nil } }
                    guard case .string(let next)? = try page.json["next_cursor"] else { break }
                    cursor = "&cursor=\(next)"
                }
                #expect(Set(found) == Set(begun))
                #expect(found.count == 5)
                for query in ["limit=0", "limit=101", "cursor=x", "cursor=1.a.b", "favorites=maybe"] {
                    let refused = try await client.ask(.get, "/stories?\(query)")
                    #expect(refused.status == .unprocessableContent, "\(query)")
                }
            }
        }
    }
}
