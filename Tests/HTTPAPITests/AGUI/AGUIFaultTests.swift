import Accounts
import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import LanguageModels
import StoryDomain
import Storytelling
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct AGUIFaultTests {
    private static let talk = #"{"say": "She knows of the bottle.", "actions": []}"#

    @Test func `an answer that is no JSON is talk, after one repair that cannot be read either`() async throws {
        try await TalkHouse.with(.text("She knows ", "nothing."), .text("Really nothing.")) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "What does she know?"))
            AGUIOrder.check(events)
            #expect(said(in: events) == "She knows nothing.")
            #expect(house.model.requests.count == 2)
            #expect(events.last?["outcome"] == ["type": "success"])
        }
    }

    @Test func `a repair brings the wishes, and what was said is not said again`() async throws {
        let repaired = #"{"say": "Again.", "actions": [{"action": "open", "scene": 2}]}"#
        try await TalkHouse.with(.text(#"{"say": "I open it.", "actions": [{]]"#), .text(repaired)) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Show me scene 2."))
            AGUIOrder.check(events)
            #expect(said(in: events) == "I open it.")
        }
        try await TalkHouse.with(.text("{{{"), .text(repaired)) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Show me scene 2."))
            AGUIOrder.check(events)
            #expect(said(in: events) == "Again.")
            #expect(try toolCalls(in: events).map(\.name) == ["open"])
        }
    }

    @Test(arguments: [
        (ModelError(code: .truncated, disposition: .never, provider: "scripted", message: "Cut."), "provider-failed"),
        (
            ModelError(code: .promptBlocked, disposition: .never, provider: "scripted", message: "No."),
            "provider-refused"
        ),
        (
            ModelError(code: .noProviderLeft, disposition: .notNow(after: nil), provider: "scripted", message: "None."),
            "provider-unavailable"
        ),
    ])
    func `a call that fails in the middle ends the run with an error that says what to do`(
        error: ModelError, code: String
    )
        async throws
    {
        for answer in [ScriptedModel.Answer.failure(error, after: #"{"say": "She "#, "knows"), .failure(error)] {
            try await TalkHouse.with(answer) { house in
                let story = try await house.story()
                let events = try await house.events(TalkHouse.input(story, "What does she know?"))
                AGUIOrder.check(events)
                #expect(events.last?["type"] == "RUN_ERROR")
                #expect(events.last?["code"] == .string(code))
                let lines = try await house.desk.repository.ledger(of: story)
                #expect(lines.map(\.state) == [.cutOff], "nothing is left open in the books")
            }
        }
    }

    @Test func `a filtered answer is a refusal`() async throws {
        try await TalkHouse.with(.text(#"{"say": "She "#, finish: .filtered("SAFETY"))) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "What does she know?"))
            AGUIOrder.check(events)
            #expect(events.last?["code"] == "provider-refused")
        }
    }

    @Test func `a limit that is reached in the middle ends the run after what was said`() async throws {
        let wish =
            #"{"say": "I make it darker.", "actions": [{"action": "rewrite", "scene": 1, "from": "", "to": "", "wish": "darker"}]}"#
        try await TalkHouse.with(.text(wish), .text("Never asked."), plan: PlanLimits(calls: 1)) { house in
            let story = try await house.story()
            let events = try await house.events(TalkHouse.input(story, "Darker."))
            AGUIOrder.check(events)
            #expect(said(in: events) == "I make it darker.")
            #expect(events.last?["code"] == "quota-exceeded")
            #expect(events.last?["usage"] != nil)
            let again = try await house.events(TalkHouse.input(story, "Darker."))
            #expect(
                AGUIOrder.check(again) == [
                    "RUN_STARTED", "STATE_SNAPSHOT", "STEP_STARTED", "STEP_FINISHED", "RUN_ERROR",
                ])
        }
    }

    @Test func `a client that goes away closes the call, and the books are closed too`() async throws {
        try await TalkHouse.with(.hang(after: #"{"say": "She knows"#)) { house in
            let story = try await house.story()
            let body = TalkHouse.input(story, "What does she know?").replacing("\n", with: " ")
            try await house.server.live { port, _ in
                try await RawConnection.open(port) { connection in
                    try await connection.send(Self.head(body) + body)
                    _ = try await connection.read(until: "She knows")
                    try await connection.cut()
                }
                #expect(try await house.model.abandonments.next() == 1)
                while try await house.desk.repository.ledger(of: story).map(\.state) != [.cutOff] { await Task.yield() }
            }
        }
    }

    @Test func `a server that stops in the middle says so as the run's end`() async throws {
        try await TalkHouse.with(.hang(after: #"{"say": "She knows"#)) { house in
            let body = TalkHouse.input(try await house.story(), "What does she know?").replacing("\n", with: " ")
            try await house.server.live { port, group in
                try await RawConnection.open(port) { connection in
                    try await connection.send(Self.head(body) + body)
                    let begun = try await connection.read(until: "She knows")
                    await group.triggerGracefulShutdown()
                    let rest = try await connection.read()
                    #expect(begun.contains("RUN_STARTED") && !begun.contains("retry:"))
                    #expect(rest.contains(#""type":"RUN_ERROR""#) && rest.contains(#""code":"unavailable""#))
                    #expect(rest.hasSuffix("0\r\n\r\n"))
                }
            }
        }
    }

    @Test func `input that cannot be used is refused before a stream begins`() async throws {
        try await TalkHouse.with { house in
            let story = try await house.story()
            func status(_ body: String, as user: String = "ann") async throws -> Int {
                let answer = try await house.answer(body, as: user)
                #expect(answer.headers[.contentType] == "application/problem+json")
                return answer.status.code
            }
            #expect(try await status("{") == 400)
            #expect(try await status(#"{"threadId": "t", "messages": []}"#) == 422)
            #expect(try await status(#"{"threadId": "t", "runId": "r", "messages": {}}"#) == 422)
            #expect(try await status(#"{"threadId": "t", "runId": "r", "messages": []}"#) == 404)
            #expect(try await status(TalkHouse.input(story, "Hello"), as: "bob") == 404)
            #expect(try await status(TalkHouse.input(story, "Hello"), as: "nobody") == 401)
            #expect(try await status(TalkHouse.input(story, "Hello"), as: "reader") == 403)
            #expect(
                try await status(TalkHouse.input(story, "Hello", more: #", "forwardedProps": {"model": "gpt-9"}"#))
                    == 422)
            #expect(try await status(TalkHouse.input(story, "Hello", more: #", "protocolVersion": "2.0""#)) == 422)
            #expect(house.model.requests.isEmpty)
        }
    }

    @Test func `what is unknown, broken or of a later minor version is passed over`() async throws {
        try await TalkHouse.with(.text(Self.talk)) { house in
            let body = """
                {"threadId": "", "runId": "r1", "protocolVersion": "1.7", "parentRunId": 3, "tools": "none", "context": [7, {"value": "Noted."}],
                 "forwardedProps": {"story_id": "\(try await house.story())"}, "state": null, "resume": {}, "later": {"a": null},
                 "messages": [null, 3, {"role": "reasoning", "content": "hm"}, {"role": "activity", "content": {}}, {"role": "robot"},
                  {"id": 5, "role": "assistant", "content": null, "toolCalls": [{"id": "x"}, 4]}, {"role": "tool", "content": [1]},
                  {"role": "system", "content": "Be brief."},
                  {"id": "m", "role": "user", "content": [{"type": "image", "source": {}}, {"type": "text", "text": "What "}, 9, {"type": "text", "text": "now?"}]}]}
                """
            let events = try await house.events(body)
            AGUIOrder.check(events, thread: "")
            #expect(said(in: events) == "She knows of the bottle.")
            let asked = try #require(house.model.requests.first?.messages.last).text
            #expect(asked.contains("Be brief.") && asked.contains("Noted."))
            #expect(asked.hasSuffix("The writer says:\nWhat\n\nnow?"))
        }
    }

    @Test func `nothing is asked where the last word is not the writer's`() async throws {
        try await TalkHouse.with { house in
            let story = try await house.story()
            let more = #", "messages": [{"id": "1", "role": "tool", "toolCallId": "a", "content": "accepted"}]"#
            for body in [TalkHouse.input(story, "", more: more), TalkHouse.input(story, "  ")] {
                let events = try await house.events(body)
                #expect(AGUIOrder.check(events) == ["RUN_STARTED", "STATE_SNAPSHOT", "RUN_FINISHED"])
            }
        }
    }

    @Test func `a change of the story during the run is told as a difference`() async throws {
        let gate = Signal()
        let answer = ScriptedModel.Answer([
            .wait(gate), .event(.text(Self.talk)), .event(.finished(Completion(finish: .stop))),
        ])
        try await TalkHouse.with(answer) { house in
            let story = try await house.story()
            async let told = house.events(TalkHouse.input(story, "What does she know?"))
            _ = try await house.model.arrivals.next()
            _ = try await house.desk.edit(story, of: TalkHouse.ann) { _, moment in
                try StoryEdit.settingPremise("Mara wants no letter.", at: moment)
            }
            gate.fire()
            let events = try await told
            AGUIOrder.check(events)
            let delta = try #require(events.first { $0["type"] == "STATE_DELTA" })["delta"]
            #expect(
                delta == [
                    ["op": "replace", "path": "/revision", "value": 2],
                    ["op": "replace", "path": "/premise", "value": "Mara wants no letter."],
                ])
        }
    }

    @Test func `texts with every kind of line end come in one line of data`() async throws {
        let odd = "a\u{2028}b\u{2029}c\u{85}d"
        try await TalkHouse.with(.text("{\"say\": \"\(odd)\\r\\n“e”\", \"actions\": []}")) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Hello"))
            AGUIOrder.check(events)
            #expect(said(in: events).contains("a\u{2028}b\u{2029}c"))
        }
    }

    @Test func `a page of an allowed origin may call it, and asks first`() async throws {
        try await TalkHouse.with { house in
            var server = house.server
            server.settings.allowedOrigins = ["https://studio.example"]
            try await server.application.test(.router) { client in
                let headers: HTTPFields = [
                    .origin: "https://studio.example", .accessControlRequestMethod: "POST",
                    .accessControlRequestHeaders: "content-type,accept,authorization",
                ]
                let asked = try await client.send(.options, "/api/v1/agui", as: nil, headers: headers)
                #expect(asked.status == .noContent)
                #expect(asked.headers[.accessControlAllowOrigin] == "https://studio.example")
                #expect(asked.headers[.accessControlAllowHeaders] == "content-type,accept,authorization")
            }
        }
    }

    private static func head(_ body: String) -> String {
        """
        POST /api/v1/agui HTTP/1.1
        Host: localhost
        Authorization: Bearer ann
        Accept: text/event-stream
        Content-Type: application/json
        Content-Length: \(body.utf8.count)


        """
    }
}
