import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct AGUITests {
    private static let talk = #"{"say": "She knows of the bottle.", "actions": []}"#

    @Test func `talk streams as text between the run's beginning and its end, and is in the books`() async throws {
        try await TalkHouse.with(
            .text(
                #"{"say": "She "#, "knows of", #" the bottle.", "act"#, #"ions": []}"#,
                usage: TokenUsage(prompt: 900, cached: 100, output: 20))
        ) { house in
            let story = try await house.story()
            let before = try await house.desk.card(of: story, user: TalkHouse.ann).revision
            let events = try await house.events(TalkHouse.input(story, "What does Mara know here?"))
            #expect(
                AGUIOrder.check(events) == [
                    "RUN_STARTED", "STATE_SNAPSHOT", "STEP_STARTED", "TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT",
                    "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END", "STEP_FINISHED", "RUN_FINISHED",
                ])
            #expect(said(in: events) == "She knows of the bottle.")
            #expect(events[1]["snapshot"]?["story_id"] == .string(story.rawValue))
            #expect(events[1]["snapshot"]?["scene"] == 1, "what the client had in the state stays")
            #expect(
                events.last?["usage"] == [
                    [
                        "provider": "scripted", "model": "script-1", "inputTokens": 900, "outputTokens": 20,
                        "totalTokens": 920, "cachedInputTokens": 100,
                    ]
                ])
            #expect(events.last?["result"]?["cost"] == "0.00094")
            #expect(events.last?["outcome"] == ["type": "success"])
            let ledger = try await house.desk.repository.ledger(of: story)
            #expect(ledger.map(\.purpose) == [.copilot])
            #expect(try await house.books.usage(of: TalkHouse.ann).calls.used == 1)
            #expect(try await house.desk.card(of: story, user: TalkHouse.ann).revision == before)
        }
    }

    @Test func `a renaming is found by rule in every place, and its acceptance is known in the next turn`() async throws
    {
        let answer =
            #"{"say": "Mara becomes Lena.", "actions": [{"action": "rename", "scene": 0, "from": "mara", "to": "Lena", "wish": ""}]}"#
        try await TalkHouse.with(.text(answer), .text(Self.talk)) { house in
            let story = try await house.story()
            let events = try await house.events(TalkHouse.input(story, "Rename Mara to Lena."))
            AGUIOrder.check(events)
            let call = try #require(try toolCalls(in: events).first)
            #expect(call.name == "rename_character")
            #expect(call.arguments["from"] == "Mara" && call.arguments["to"] == "Lena" && call.arguments["count"] == 2)
            #expect(
                call.arguments["places"] == [
                    [
                        "scene": 1, "paragraph": 1, "before": "Mara lifted the bottle from the stones.",
                        "after": "Lena lifted the bottle from the stones.",
                    ],
                    ["scene": 2, "paragraph": 1, "before": "Tom took Mara's hand.", "after": "Tom took Lena's hand."],
                ])
            #expect(call.arguments["premise"]?["after"] == "Lena wants the letter back.")
            let id = try #require(events.compactMap { AGUIOrder.text($0["toolCallId"]) }.first)
            #expect(events.last?["outcome"] == ["type": "success", "pendingToolCallIds": [.string(id)]])
            #expect(house.model.requests.count == 1)

            let history = """
                , "messages": [{"id": "m1", "role": "user", "content": "Rename Mara to Lena."},
                 {"id": "m2", "role": "assistant", "content": "Mara becomes Lena.", "toolCalls": [{"id": "\(id)", "type": "function",
                  "function": {"name": "rename_character", "arguments": "{\\"from\\": \\"Mara\\", \\"to\\": \\"Lena\\"}"}}]},
                 {"id": "m3", "role": "tool", "toolCallId": "\(id)", "content": "accepted"},
                 {"id": "m4", "role": "user", "content": "And now?"}]
                """
            AGUIOrder.check(try await house.events(TalkHouse.input(story, "", more: history)))
            let asked = house.model.requests[1].messages
            #expect(asked[2].text.contains("\"from\": \"Mara\""))
            #expect(asked[3].text.hasPrefix("[The writer accepted your proposal (rename Mara to Lena)"))
        }
    }

    @Test func `how far a local model has read is told`() async throws {
        let answer = ScriptedModel.Answer.events([
            .reading(done: 1, total: 9), .text(Self.talk), .finished(Completion(finish: .stop)),
        ])
        try await TalkHouse.with(answer) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Hello"))
            AGUIOrder.check(events)
            let custom = try #require(events.first { $0["type"] == "CUSTOM" })
            #expect(custom == ["type": "CUSTOM", "name": "reading", "value": ["done": 1, "total": 9]])
        }
    }

    @Test func `the rename route changes all places at once, and undoing it is one more`() async throws {
        try await TalkHouse.with { house in
            let story = try await house.story()
            try await house.server.application.test(.router) { client in
                let path = "/api/v1/stories/\(story)/rename"
                let done = try await client.send(
                    .post, path, #"{"from": "Mara", "to": "Lena"}"#, as: "ann", headers: [.ifMatch: "\"1\""])
                #expect(done.status == .ok)
                #expect(try done.json["premise"] == "Lena wants the letter back.")
                let text = try await client.send(.get, "/api/v1/stories/\(story)/text", as: "ann").text
                #expect(text.contains("Lena's hand") && !text.contains("Mara"))
                let versions = try await client.send(.get, "/api/v1/stories/\(story)/scenes/2/versions", as: "ann")
                #expect(versions.text.contains("\"reason\":\"edited\""))
                let stale = try await client.send(
                    .post, path, #"{"from": "Lena", "to": "Mara"}"#, as: "ann", headers: [.ifMatch: "\"1\""])
                #expect(stale.status == .preconditionFailed)
                let undone = try await client.send(
                    .post, path, #"{"from": "Lena", "to": "Mara"}"#, as: "ann", headers: [.ifMatch: "\"2\""])
                #expect(undone.status == .ok)
                let back = try await client.send(.get, "/api/v1/stories/\(story)/text", as: "ann").text
                #expect(back.contains("Mara's hand") && !back.contains("Lena"))
                let nobody = try await client.send(.post, path, #"{"from": "Ada", "to": "Mara"}"#, as: "ann")
                #expect(nobody.status == .conflict)
            }
        }
    }

    @Test func `darker means a second call, and the proposal has the text before and after`() async throws {
        let wish =
            #"{"say": "I make it darker.", "actions": [{"action": "rewrite", "scene": 1, "paragraph": 0, "from": "", "to": "", "wish": "darker"}]}"#
        try await TalkHouse.with(
            .text(wish),
            .text(
                "Here is the rewritten text:\n\nMara tore the bottle from the black stones.\n\nIt held nothing at all.")
        ) { house in
            let story = try await house.story()
            let events = try await house.events(TalkHouse.input(story, "Make chapter 1 darker."))
            AGUIOrder.check(events)
            let call = try #require(try toolCalls(in: events).first)
            #expect(call.name == "propose_text")
            #expect(
                call.arguments == [
                    "scene": 1, "before": "Mara lifted the bottle from the stones.\n\nIt was empty.",
                    "after": "Mara tore the bottle from the black stones.\n\nIt held nothing at all.", "why": "darker",
                ])
            #expect(house.model.requests[1].messages[1].text.contains("What is to be different: darker."))
            #expect(try await house.desk.repository.ledger(of: story).count == 2)
            guard case .array(let usage)? = events.last?["usage"] else { Issue.record("no usage"); return }
            #expect(usage.count == 1, "calls to one model are one entry")
        }
    }

    @Test func `a long scene is rewritten in pieces, and what was paid for is proposed though a later piece fails`()
        async throws
    {
        let wish =
            #"{"say": "Yes.", "actions": [{"action": "rewrite", "scene": 1, "from": "", "to": "", "wish": "darker"}]}"#
        let failure = ModelError(code: .unavailable, disposition: .never, provider: "scripted", message: "Down.")
        try await TalkHouse.with(
            .text(wish), .text("Mara tore the bottle from the stones."), .failure(failure), passWords: 5
        ) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Darker."))
            AGUIOrder.check(events)
            let call = try #require(try toolCalls(in: events).first)
            #expect(call.arguments["after"] == "Mara tore the bottle from the stones.\n\nIt was empty.")
            #expect(events.last?["code"] == "provider-unavailable")
        }
    }

    @Test func `plans, new scenes and scenes to look at are proposed too`() async throws {
        let wishes = """
            {"say": "Three things.", "actions": [
             {"action": "plan", "scene": 3, "paragraph": 0, "from": "", "to": "", "wish": "Tom burns it"},
             {"action": "add_scene", "scene": 2, "paragraph": 0, "from": "", "to": "", "wish": "a storm"},
             {"action": "open", "scene": 2, "paragraph": 0, "from": "", "to": "", "wish": ""}]}
            """
        try await TalkHouse.with(
            .text(wishes),
            .text(#"{"title": "Burned", "description": "Tom burns it.", "key_events": ["Tom lights a match"]}"#),
            .text(#"{"title": "The Storm", "summary": "A storm comes up.", "why": "Danger."}"#)
        ) { house in
            let events = try await house.events(TalkHouse.input(try await house.story(), "Do three things."))
            AGUIOrder.check(events)
            let calls = try toolCalls(in: events)
            #expect(calls.map(\.name) == ["propose_outline", "propose_scene", "open"])
            #expect(
                calls[0].arguments == [
                    "scene": 3, "before": ["description": "Mara has it burned.", "key_events": ["Mara lifts stone 3"]],
                    "after": ["description": "Tom burns it.", "key_events": ["Tom lights a match"]],
                    "why": "Tom burns it",
                ])
            #expect(
                calls[1].arguments == [
                    "after": 2, "title": "The Storm", "summary": "A storm comes up.", "why": "Danger.",
                ])
            #expect(calls[2].arguments == ["scene": 2])
        }
    }
}
