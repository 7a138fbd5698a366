import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import StoryDomain
import TestDatabases
import Testing

@testable import HTTPAPI

/// What the routes that change a story leave alone, and how many statements they take, on every database.
@Suite struct EditRoutesTests {
    /// A stored paragraph, as its row has it.
    private struct Row: Hashable {
        var place: String
        var text: String
        var provider: String
        var model: String
        var call: String
        var turn: String
    }

    /// One request that changes a story, and what of the story it is about.
    private struct Edit: Sendable {
        let operation: String
        let method: HTTPRequest.Method
        let path: String
        var body: String?
        /// Texts that it changes or takes out.
        var touched: Set<String> = []
        /// Whether it gives whole scenes other numbers, which then stand in other turns.
        var movesScenes = false

        init(
            _ operation: String, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil,
            touching touched: Set<String> = [], movesScenes: Bool = false
        ) {
            self.operation = operation
            self.method = method
            self.path = path
            self.body = body
            self.touched = touched
            self.movesScenes = movesScenes
        }
    }

    private static func text(_ scene: Int, _ paragraph: Int) -> String {
        "Paragraph \(paragraph) of scene \(scene) has Mara in it, and the lamp."
    }

    /// A story that models wrote: each scene has so many paragraphs, of two calls.
    private static func story(scenes: Int = 4, paragraphs: Int = 4) throws -> Story {
        let brief = try Brief(idea: "A lamp goes out.", length: StoryLength(words: 600))
        var story = Story(id: .random(), brief: brief, createdAt: Date(timeIntervalSince1970: 1_800_000_000))
        story.setupOptions = [SetupOption(premise: "Mara waits.", reasoning: "It is calm.", setup: StorySetup())]
        story.premise = "Mara wants the light back."
        story.outline = Outline(
            title: "The Lamp",
            scenes: (1...scenes).map {
                ScenePlan(
                    number: $0, title: "Part \($0)", description: "Mara goes on.", keyEvents: ["Mara lifts it"],
                    characters: ["Mara"], wordBudget: 150)
            })
        for scene in 1...scenes {
            for half in ["a", "b"] {
                story.turns.append(
                    WritingTurn(
                        call: CallID("c\(scene)\(half)"), scene: scene, purpose: scene == scenes ? .ending : .scene,
                        instruction: "Write scene \(scene)\(half).", askedWords: 20, finish: "stop"))
            }
            for paragraph in 1...paragraphs {
                let text = text(scene, paragraph)
                story.passages.append(
                    Passage(
                        position: PassagePosition(scene: scene, paragraph: paragraph), text: text,
                        words: WordCount.words(in: text),
                        author: .init(
                            provider: "gemini", model: "m",
                            call: CallID("c\(scene)\(paragraph <= paragraphs / 2 ? "a" : "b")"))))
            }
            story.scenes.append(SceneRecord(number: scene, budget: 150, gateClosings: 0, lastFinish: "stop"))
        }
        story.status = .complete
        return story
    }

    /// Every route that changes a stored story by hand or by a model, each on the story as the one before left it.
    private static var edits: [Edit] {
        let scene2 = [text(2, 1), "Something between.", text(2, 2), "Another third.", text(2, 4)]
            .joined(separator: #"\n\n"#)
        return [
            Edit(
                "changePassage", .patch, "passages/1.2",
                #"{"text": "Paragraph 2 of scene 1 has Mara in it and the lamp.", "sitting": "a"}"#,
                touching: [text(1, 2)]),
            Edit(
                "changePassage", .patch, "passages/1.1",
                #"{"text": "A new beginning.\n\nThen the rest.", "sitting": "a"}"#, touching: [text(1, 1)]),
            Edit(
                "writeSceneText", .put, "scenes/2/text", #"{"text": "\#(scene2)"}"#, touching: [text(2, 3)]),
            Edit(
                "restoreVersion", .post, "scenes/2/versions/1/restore",
                touching: ["Something between.", "Another third."]),
            Edit("changeScene", .patch, "scenes/3", #"{"title": "The third"}"#),
            Edit("writePremise", .put, "premise", #"{"premise": "Mara wants the dark back."}"#),
            Edit("changeStory", .patch, "", #"{"title": "Light", "words": 700}"#),
            Edit("changeStory", .patch, "", #"{"is_favorite": true}"#),
            Edit("chooseSetup", .post, "setups/1/choose"),
            Edit("offerSetups", .post, "setups", #"{"note": "calm"}"#),
            Edit("remakePremise", .post, "premise/regenerate", #"{"note": "short"}"#),
            Edit("remakePlan", .post, "scenes/3/plan/regenerate", #"{"note": "at night"}"#),
            Edit("restorePremiseVersion", .post, "premise/versions/1/restore"),
            Edit("restoreSetupsVersion", .post, "setups/versions/1/restore"),
            Edit("restoreOutlineVersion", .post, "outline/versions/1/restore"),
            Edit("restoreBriefVersion", .post, "brief/versions/1/restore"),
            Edit("propose", .post, "scenes/1/proposals", #"{"action": "continue"}"#),
            Edit(
                "writeOutline", .put, "outline",
                #"{"title": "The Lamp", "scenes": [{"from": 3}, {"from": 1}, {"from": 2}, {"title": "New"}, {"from": 4}]}"#,
                movesScenes: true),
            Edit(
                "writeOutline", .put, "outline",
                #"{"title": "The Lamp", "scenes": [{"from": 1, "join": [2]}, {"from": 3}, {"from": 3, "starts_at": 3}, {"from": 5}]}"#,
                movesScenes: true),
            Edit(
                "writeOutline", .put, "outline",
                #"{"title": "The Lamp", "scenes": [{"from": 1}, {"from": 3}, {"from": 4}]}"#,
                touching: [text(2, 1), text(2, 2)], movesScenes: true),
            Edit("startRun", .post, "runs"),
            Edit(
                "remakeScene", .post, "scenes/3/regenerate", #"{"note": "Let it rain."}"#,
                touching: Set((1...4).map { text(4, $0) })),
        ]
    }

    private static func rows(_ database: any SQLDatabase, _ id: StoryID) async throws -> [Row] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT scene, paragraph, text, provider, model, call_id, turn FROM passage
                WHERE story_id = \(id) ORDER BY scene, paragraph
                """
            ).map { row in
                Row(
                    place: "\(try row.value("scene", as: Int.self)).\(try row.value("paragraph", as: Int.self))",
                    text: try row.value("text"), provider: try row.value("provider"), model: try row.value("model"),
                    call: try row.value("call_id"), turn: try row.value("turn"))
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `every route leaves author, call and turn of the paragraphs that it is not about`(driver: DatabaseDriver)
        async throws
    {
        try await driver.withDatabase { database async throws in
            let workshop = Workshop(over: database)
            let story = try Self.story()
            let ledger = story.turns.map { turn in
                var line = LedgerLine(
                    call: turn.call, purpose: turn.purpose, scene: turn.scene, provider: "gemini", model: "m",
                    askedWords: turn.askedWords, openedAt: story.createdAt)
                line.state = .settled
                return line
            }
            try await workshop.desk.repository.create(story, of: Workshop.ann, ledger: ledger, events: [])
            let known = Set(ledger.map(\.call.rawValue))
            try await workshop.test { client in
                for edit in Self.edits {
                    let before = try await Self.rows(database, story.id)
                    let path = "/stories/\(story.id)" + (edit.path.isEmpty ? "" : "/\(edit.path)")
                    let answer = try await client.ask(edit.method, path, edit.body)
                    #expect(answer.status.code < 300, "\(edit.operation): \(answer.text)")
                    let after = try await Self.rows(database, story.id)
                    let byText = Dictionary(after.map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })
                    for old in before where !edit.touched.contains(old.text) {
                        guard let new = byText[old.text] else {
                            Issue.record("\(edit.operation): “\(old.text)” is gone")
                            continue
                        }
                        #expect(
                            [new.provider, new.model, new.call] == [old.provider, old.model, old.call],
                            "\(edit.operation) \(old.place)")
                        if !edit.movesScenes { #expect(new.turn == old.turn, "\(edit.operation) \(old.place)") }
                    }
                    #expect(after.allSatisfy { $0.call.isEmpty ? $0.provider == "writer" : known.contains($0.call) })
                    if edit.operation == "startRun" {
                        #expect(after == before)
                        let run = RunID(try answer.text(of: "id"))
                        _ = try await workshop.desk.queue.cancel(run, of: Workshop.ann)
                    }
                }
            }
            let routes = workshop.routes.groups.flatMap(\.routes)
            let changing = routes.filter {
                $0.traits.precondition == .honoured && $0.path.description.hasPrefix("/api/v1/stories/{id}")
            }
            // Deleting leaves nothing, and pictures are no paragraphs; the other two are driven below.
            let left: Set = ["deleteStory", "renameCharacter", "remakeOutline"]
            let driven = Set(Self.edits.map(\.operation))
            for route in changing
            where !left.contains(route.operationID) && !route.path.description.contains("pictures") {
                #expect(driven.contains(route.operationID), "no edit drives \(route.operationID)")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a new name and a new outline leave every paragraph to who wrote it`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database async throws in
            let workshop = Workshop(over: database)
            let story = try Self.story(scenes: 2)
            try await workshop.desk.repository.create(story, of: Workshop.ann, events: [])
            try await workshop.test { client in
                let before = try await Self.rows(database, story.id)
                let renamed = try await client.ask(
                    .post, "/stories/\(story.id)/rename", #"{"from": "Mara", "to": "Lena"}"#)
                #expect(renamed.status == .ok, "\(renamed.text)")
                let after = try await Self.rows(database, story.id)
                #expect(after.map(\.text) == before.map { $0.text.replacing("Mara", with: "Lena") })
                let old = before.map { [$0.place, $0.provider, $0.model, $0.call, $0.turn] }
                #expect(after.map { [$0.place, $0.provider, $0.model, $0.call, $0.turn] } == old)
                let planned = try await client.ask(.post, "/stories/\(story.id)/outline/regenerate")
                #expect(planned.status == .ok, "\(planned.text)")
                #expect(try await Self.rows(database, story.id) == after)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a comma in a scene of forty paragraphs is one row, eight statements and no more of the history`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database async throws in
            let recording = RecordingDatabase(base: database)
            let workshop = Workshop(over: recording)
            let story = try Self.story(scenes: 3, paragraphs: 40)
            try await workshop.desk.repository.create(story, of: Workshop.ann, events: [])
            try await workshop.test { client in
                for (round, mark) in [",", ";"].enumerated() {
                    let before = try await Self.rows(database, story.id)
                    recording.reset()
                    let text = "Paragraph 20 of scene 2 has Mara in it\(mark) and the lamp\(mark)"
                    var headers: HTTPFields = [:]
                    headers[.ifMatch] = "\"\(round + 1)\""
                    let answer = try await client.ask(
                        .patch, "/stories/\(story.id)/passages/2.20", #"{"text": "\#(text)", "sitting": "s"}"#,
                        headers: headers)
                    #expect(answer.status == .ok, "\(answer.text)")
                    let statements = recording.statements
                    #expect(statements.count <= 8, "\(statements.joined(separator: "\n"))")
                    #expect(statements.count { $0.hasPrefix("UPDATE passage") } == 1)
                    #expect(!statements.contains { $0.contains("INTO passage") || $0.contains("FROM turn") })
                    let after = try await Self.rows(database, story.id)
                    #expect(zip(before, after).filter { $0 != $1 }.map(\.1.place) == ["2.20"])
                    #expect(after.first { $0.place == "2.20" }?.turn == "c2a")
                    #expect(try answer.json["revision"] == .integer(round + 2))
                    #expect(try answer.json["story_words"] == .integer(story.words))
                    #expect(try answer.json["status"] == "complete")
                }
                let stored = try await workshop.desk.story(story.id, of: Workshop.ann)
                #expect(stored.story.turns == story.turns && stored.card.words == stored.story.words)
                let versions = try await workshop.desk.repository.versions(
                    ofScene: 2, in: story.id, of: Workshop.ann)
                #expect(versions.map(\.passages) == [story.passages(inScene: 2)])
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run is started from the story's row alone, and the story stays at its revision`(driver: DatabaseDriver)
        async throws
    {
        try await driver.withDatabase { database async throws in
            let recording = RecordingDatabase(base: database)
            let workshop = Workshop(over: recording)
            var unfinished = try Self.story()
            unfinished.status = .writing
            let story = unfinished
            try await workshop.desk.repository.create(story, of: Workshop.ann, events: [])
            try await workshop.test { client in
                let before = try await client.ask(.get, "/stories/\(story.id)/text")
                recording.reset()
                let started = try await client.ask(
                    .post, "/stories/\(story.id)/runs", headers: [.ifMatch: "\"1\""])
                #expect(started.status == .accepted, "\(started.text)")
                let statements = recording.statements
                #expect(statements.count { $0.contains("FROM story ") } == 1, "\(statements.joined(separator: "\n"))")
                #expect(statements.count { $0.contains("FROM account") } <= 1)
                #expect(!statements.contains { $0.contains("passage") || $0.contains("UPDATE story") })
                #expect(statements.count <= 8)
                #expect(try started.json["progress"]?["words"] == .integer(story.words))
                let after = try await client.ask(.get, "/stories/\(story.id)/text")
                #expect(after.headers[.eTag] == before.headers[.eTag])
                let card = try await workshop.desk.card(of: story.id, user: Workshop.ann)
                #expect(card.revision == 1 && card.updatedAt == story.updatedAt)
                let stale = try await client.ask(
                    .post, "/stories/\(story.id)/runs", headers: [.ifMatch: "\"7\""])
                #expect(stale.status == .preconditionFailed)
            }
        }
    }
}
