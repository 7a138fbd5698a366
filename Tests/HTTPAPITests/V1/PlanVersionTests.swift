import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import Testing

/// A part of the plan that a model makes while somebody types the same part.
@Suite struct PlanVersionTests {
    /// A part that can be made anew: how it is asked for, how it is typed, and where what was made lies in a problem.
    struct Part: Sendable, CustomStringConvertible {
        var description: String
        var remake: String
        var method: HTTPRequest.Method
        var path: String
        var typed: String
        var versions: String
        var content: String
    }

    private static let parts = [
        Part(
            description: "premise", remake: "premise/regenerate", method: .put, path: "premise",
            typed: #"{"premise": "Typed by hand."}"#, versions: "premise", content: "premise"),
        Part(
            description: "outline", remake: "outline/regenerate", method: .put, path: "outline",
            typed: #"{"title": "Typed by hand.", "scenes": [{"title": "A"}, {"title": "B"}]}"#, versions: "outline",
            content: "outline"),
        Part(
            description: "scene's plan", remake: "scenes/1/plan/regenerate", method: .patch, path: "scenes/1",
            typed: #"{"title": "Typed by hand."}"#, versions: "outline", content: "scene"),
    ]

    @Test(arguments: parts, [true, false])
    func `what is typed while a model makes the same part stays, and what was made is offered`(
        part: Part, hasPrecondition: Bool
    ) async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let tag = try #require(try await client.ask(.get, "/stories/\(id)").headers[.eTag])
                let headers: HTTPFields = hasPrecondition ? [.ifMatch: tag] : [:]
                workshop.model.gate.shut()
                async let asked = client.ask(
                    .post, "/stories/\(id)/\(part.remake)", #"{"note": "darker"}"#, headers: headers)
                #expect(try await workshop.model.arrivals.next() == 1)
                let typed = try await client.ask(
                    part.method, "/stories/\(id)/\(part.path)", part.typed, headers: headers)
                #expect(typed.status == .ok, "\(typed.text)")
                workshop.model.gate.open()
                let late = try await asked
                #expect(late.status == (hasPrecondition ? .preconditionFailed : .conflict), "\(late.text)")
                let now = try await client.ask(.get, "/stories/\(id)/\(part.path)")
                #expect(now.text.contains("Typed by hand."))
                #expect(now.headers[.eTag] == typed.headers[.eTag])

                guard case .array(let made)? = try late.json["made"], made.count == 1 else {
                    Issue.record("nothing is offered: \(late.text)")
                    return
                }
                let (content, version) = (try #require(made[0][part.content]), try #require(made[0]["version"]))
                #expect(content != .null && !content.jsonText.contains("Typed by hand."))
                guard case .integer(let number) = version else { Issue.record("not kept"); return }
                let path = "/stories/\(id)/\(part.versions)/versions"
                let kept = try await client.ask(.get, "\(path)/\(number)")
                #expect(try kept.text(of: "reason") == "offered")
                let restored = try await client.ask(.post, "\(path)/\(number)/restore")
                #expect(restored.status == .ok, "\(restored.text)")
                #expect(try await !client.ask(.get, "/stories/\(id)/\(part.path)").text.contains("Typed by hand."))
                guard case .array(let cards)? = try await client.ask(.get, path).json["items"] else {
                    Issue.record("no list")
                    return
                }
                #expect(cards.first?["reason"] == "restored")
                let newest = try #require(cards.first?["number"]?.jsonText)
                #expect(try await client.ask(.get, "\(path)/\(newest)").text.contains("Typed by hand."))
            }
        }
    }

    @Test func `setups that were offered meanwhile stay, and those that were made are a version`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let path = "/stories/\(id)/setups"
                #expect(try await client.ask(.post, path).status == .ok)
                let before = try await client.ask(.get, path)
                let tag = try #require(before.headers[.eTag])
                _ = try await workshop.model.arrivals.next()
                workshop.model.gate.shut()
                async let asked = client.ask(.post, path, headers: [.ifMatch: tag])
                _ = try await workshop.model.arrivals.next()
                let mark = try await client.ask(
                    .patch, "/stories/\(id)", #"{"title": "Mine"}"#, headers: [.ifMatch: tag])
                #expect(mark.status == .ok)
                workshop.model.gate.open()
                let late = try await asked
                #expect(late.status == .preconditionFailed, "\(late.text)")
                #expect(try await client.ask(.get, path).text == before.text)
                let briefs = try await client.ask(.get, "/stories/\(id)/brief/versions/1")
                #expect(try briefs.text(of: "reason") == "edited")
            }
        }
    }

    @Test(arguments: ["premise", "outline"])
    func `without anybody else a part that is made anew takes the old one's place, which is a version`(
        part: String
    ) async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                let (path, old) = ("/stories/\(id)/\(part)", try await client.ask(.get, "/stories/\(id)/\(part)"))
                let tag = try #require(old.headers[.eTag])
                let made = try await client.ask(.post, "\(path)/regenerate", headers: [.ifMatch: tag])
                #expect(made.status == .ok, "\(made.text)")
                #expect(try await client.ask(.get, path).text != old.text)
                let versions = try await client.ask(.get, "\(path)/versions?limit=1")
                guard case .array(let cards)? = try versions.json["items"] else { Issue.record("no list"); return }
                #expect(cards.count == 1 && cards[0]["reason"] == "regenerated" && cards[0]["part"] == .string(part))
                let number = try #require(cards[0]["number"]?.jsonText)
                let stale = try await client.ask(
                    .post, "\(path)/versions/\(number)/restore", headers: [.ifMatch: tag])
                #expect(stale.status == .preconditionFailed)
                #expect(try await client.ask(.post, "\(path)/versions/\(number)/restore").status == .ok)
                let back = try await client.ask(.get, path)
                #expect(try back.json[part] == old.json[part])
                #expect(try await client.ask(.get, "\(path)/versions/99").status == .notFound)
                #expect(try await client.ask(.get, "\(path)/versions", as: "bob").status == .notFound)
            }
        }
    }

    @Test func `premises of one sitting share a version, and so do outlines and briefs`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginWrittenStory()
                for text in ["A", "Ab", "Abc"] {
                    for (method, path, body) in [
                        (HTTPRequest.Method.put, "premise", #"{"premise": "\#(text)", "sitting": "s-1"}"#),
                        (.patch, "scenes/1", #"{"title": "\#(text)", "sitting": "s-1"}"#),
                        (.patch, "", #"{"title": "\#(text)", "sitting": "s-1"}"#),
                    ] {
                        let slash = path.isEmpty ? "" : "/"
                        let answer = try await client.ask(method, "/stories/\(id)\(slash)\(path)", body)
                        #expect(answer.status == .ok, "\(answer.text)")
                    }
                }
                for part in ["premise", "outline", "brief"] {
                    let list = try await client.ask(.get, "/stories/\(id)/\(part)/versions")
                    guard case .array(let cards)? = try list.json["items"] else { Issue.record("no list"); return }
                    #expect(cards.count == 1, "\(part): \(list.text)")
                }
                let outline = try await client.ask(.get, "/stories/\(id)/outline/versions/1")
                #expect(outline.text.contains("Found"))
            }
        }
    }

    @Test func `an outline has no room to come back where more scenes are written since`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await client.beginStory()
                let short = #"{"title": "T", "scenes": [{"title": "Only"}]}"#
                for body in [short, Samples.outline] {
                    #expect(try await client.ask(.put, "/stories/\(id)/outline", body).status == .ok)
                }
                #expect(try await client.ask(.put, "/stories/\(id)/scenes/2/text", Samples.text).status == .ok)
                let restored = try await client.ask(.post, "/stories/\(id)/outline/versions/1/restore")
                #expect(restored.status == .conflict, "\(restored.text)")
            }
        }
    }
}
