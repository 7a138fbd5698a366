import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import JSONNotation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@Suite struct SteeringTests {
    /// The first sentence of `Samples.text`.
    private static let sentence = #"""
        {"action": "rewrite", "from": {"paragraph": 1, "offset": 0}, "to": {"paragraph": 1, "offset": 39},
         "text": "Mara lifted the bottle from the stones."
        """#

    private func body(_ more: String = "") -> String { Self.sentence + more + "}" }

    /// A story whose first scene has `Samples.text`.
    private func story(_ client: any TestClientProtocol) async throws -> String {
        let id = try await client.beginWrittenStory()
        _ = try await client.ask(.put, "/stories/\(id)/scenes/1/text", Samples.text)
        return id
    }

    @Test func `a proposal costs, stands in the ledger and changes nothing`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await story(client)
                let before = try await client.ask(.get, "/stories/\(id)")
                let tag = try #require(before.headers[.eTag])
                let path = "/stories/\(id)/scenes/1/proposals"
                let made = try await client.ask(.post, path, body(#", "alternatives": 2"#), headers: [.ifMatch: tag])
                #expect(made.status == .ok, "\(made.text)")
                let json = try made.json
                #expect(json["scene"] == 1 && json["action"] == "rewrite" && json["cached"] == false)
                #expect(json["from"] == ["offset": 0, "paragraph": 1] && json["to"] == ["offset": 39, "paragraph": 1])
                guard case .array(let proposals)? = json["proposals"] else { Issue.record("no proposals"); return }
                #expect((1...2).contains(proposals.count))
                #expect(try made.text(of: "cost") != "0")
                #expect(try await client.ask(.get, "/stories/\(id)").text == before.text)
                #expect(made.headers[.eTag] == tag)
                let ledger = try await client.ask(.get, "/stories/\(id)/ledger")
                guard case .array(let lines)? = try ledger.json["items"] else { Issue.record("no lines"); return }
                #expect(lines.count >= 2)
                #expect(
                    lines.allSatisfy { $0["purpose"] == "proposal" && $0["state"] == "settled" && $0["scene"] == 1 })
                let usage = try await client.ask(.get, "/usage/ledger")
                guard case .array(let used)? = try usage.json["items"] else { Issue.record("no usage"); return }
                #expect(used.count == lines.count)
            }
        }
    }

    @Test func `a stream tells each alternative and ends with the plain answer`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await story(client)
                let response = try await client.ask(
                    .post, "/stories/\(id)/scenes/1/proposals", #"{"action": "continue", "alternatives": 2}"#,
                    headers: [.accept: "text/event-stream"])
                let events = response.events
                #expect(Set(events.compactMap(\.name)) == ["delta", "progress", "result"])
                let result = try JSONReader.read(Array(#require(events.last).data.utf8))
                #expect(events.last?.name == "result" && result["to"] == ["offset": 13, "paragraph": 2])
                guard case .array(let proposals)? = result["proposals"] else { Issue.record("no proposals"); return }
                let deltas = try events.filter { $0.name == "delta" }.map { try JSONReader.read(Array($0.data.utf8)) }
                #expect(deltas.allSatisfy { $0["alternative"] == 1 || $0["alternative"] == 2 })
                let first = deltas.filter { $0["alternative"] == 1 }.reduce("") { text, delta in
                    if case .string(let piece)? = delta["text"] { text + piece } else { text }
                }
                guard case .string(let text)? = proposals[0]["text"] else { Issue.record("no text"); return }
                #expect(text.hasPrefix("\n\n") && first.hasPrefix(text.prefix(40)))
            }
        }
    }

    @Test func `what cannot be selected is refused before a model is asked`() async throws {
        try await Workshop.with { workshop in
            try await workshop.test { client in
                let id = try await story(client)
                let path = "/stories/\(id)/scenes/1/proposals"
                for (body, pointer) in [
                    (#"{"action": "sing"}"#, "/action"), ("{}", "/action"), (#"{"action": "rewrite"}"#, "/from"),
                    (#"{"action": "rewrite", "from": {"paragraph": 1, "offset": 0}}"#, "/to"),
                    (#"{"action": "rewrite", "from": {"paragraph": 0, "offset": 0}, "to": 3}"#, "/from/paragraph"),
                    (
                        #"{"action": "expand", "from": {"paragraph": 3, "offset": 0}, "to": {"paragraph": 3, "offset": 1}}"#,
                        "/from/paragraph"
                    ),
                    (
                        #"{"action": "expand", "from": {"paragraph": 1, "offset": 0}, "to": {"paragraph": 1, "offset": 40}}"#,
                        "/to/offset"
                    ),
                    (
                        #"{"action": "expand", "from": {"paragraph": 1, "offset": 9}, "to": {"paragraph": 1, "offset": 4}}"#,
                        "/to"
                    ),
                    (
                        #"{"action": "tone", "from": {"paragraph": 1, "offset": 0}, "to": {"paragraph": 1, "offset": 9}}"#,
                        "/note"
                    ),
                    (body(#", "alternatives": 4"#), "/alternatives"),
                ] {
                    for headers: HTTPFields in [[:], [.accept: "text/event-stream"]] {
                        let refused = try await client.ask(.post, path, body, headers: headers)
                        #expect(refused.status == .unprocessableContent, "\(body): \(refused.text)")
                        guard case .array(let faults)? = try refused.json["errors"] else {
                            Issue.record("none"); return
                        }
                        #expect(faults.contains { $0["pointer"] == .string(pointer) }, "\(body): \(refused.text)")
                    }
                }
                let changed = try await client.ask(
                    .post, path, body().replacing("Mara lifted the", with: "Mara took the"))
                #expect(changed.status == .conflict)
                #expect(try changed.json["type"] == "/problems/conflict")
                let stale = try await client.ask(.post, path, body(), headers: [.ifMatch: "\"1\""])
                #expect(stale.status == .preconditionFailed)
                let another = try await client.ask(.post, path, body(), as: "bob")
                #expect(another.status == .notFound)
                #expect(try await client.ask(.post, "/stories/\(id)/scenes/9/proposals", body()).status == .notFound)
                let run = try await client.ask(.post, "/stories/\(id)/runs").text(of: "id")
                #expect(try await client.ask(.post, path, body()).json["type"] == "/problems/run-active")
                #expect(workshop.model.calls == 0)
                _ = try await client.ask(.post, "/runs/\(run)/pause")
                #expect(try await client.ask(.post, path, body()).status == .ok)
            }
        }
    }

    @Test func `a client that goes away ends the call, which is settled`() async throws {
        let model = TellingModel()
        try await Workshop.with(model: model) { workshop in
            let story = try await seeded(in: workshop)
            let steering = try await workshop.desk.steering(
                .init(action: .goOn), inScene: 1, of: story, user: Workshop.ann)
            model.gate.shut()
            let work = Task {
                try await workshop.desk.propose(steering, .init(user: Workshop.ann)) { _, _ in }
            }
            _ = try await model.arrivals.next()
            work.cancel()
            _ = try await model.abandonments.next()
            await #expect(throws: CancellationError.self) { _ = try await work.value }
            let ledger = try await workshop.desk.repository.ledger(of: story)
            #expect(ledger.map(\.state) == [.cutOff])
        }
    }

    private func seeded(in workshop: Workshop) async throws -> StoryID {
        let written = Mailbox<String>()
        try await workshop.test { client in written.send(try await story(client)) }
        return StoryID(try await written.next())
    }
}
