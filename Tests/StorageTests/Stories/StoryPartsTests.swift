import Foundation
import Storage
import StoryDomain
import TestDatabases
import Testing

/// Edits of a part of a story, and the paragraphs that stay as they are, on every driver.
@Suite struct StoryPartsTests {
    private let ada = UserID(rawValue: "ada") ?? .local

    /// Runs `body` on a story of two scenes of 20 and 10 paragraphs, whose statements are written down.
    private func withStory(
        _ driver: DatabaseDriver, _ body: (StoryRepository, RecordingDatabase, Story) async throws -> Void
    ) async throws {
        try await driver.withDatabase { database async throws in
            let recording = RecordingDatabase(base: database)
            let stories = StoryRepository(database: recording)
            let story = try Samples.fullStory(paragraphs: 30)
            try await stories.create(story, of: ada, events: [])
            recording.reset()
            try await body(stories, recording, story)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `paragraphs are taken out, moved, changed and put in by few statements, and read back as they are told`(
        driver: DatabaseDriver
    ) async throws {
        try await withStory(driver) { stories, recording, story async throws in
            let edited = try await stories.edit(story.id, of: ada, scope: .text(ofScene: 1)) { scene, card in
                #expect(scene.passages == story.passages(inScene: 1) && scene.isWritten && card.words == story.words)
                var change = StoryChange(at: Samples.start)
                change.removedPassages = [PassagePosition(scene: 1, paragraph: 3)]
                change.shiftedPassages = [
                    PassageShift(scene: 1, paragraphs: 4...10, by: -1),
                    PassageShift(scene: 1, paragraphs: 11...20, by: 2),
                ]
                var typed = scene.passages[11]
                typed.position.paragraph = 14
                typed.text = "Typed."
                typed.words = 1
                typed.author = .person
                change.changedPassages = [PassageChange(typed, wordsBefore: scene.passages[11].words)]
                change.passages = (10...12).map { paragraph in
                    var passage = Samples.passage(scene: 1, paragraph: paragraph, text: "New \(paragraph).")
                    passage.turn = CallID("call-1")
                    return passage
                }
                return change
            }
            #expect(recording.statements.count <= 14, "\(recording.statements.joined(separator: "\n"))")
            let stored = try #require(try await stories.story(story.id, of: ada))
            #expect(stored.story.passages(inScene: 1) == edited.part.passages)
            #expect(stored.card == edited.card && stored.card.words == stored.story.words)
            #expect(stored.story.passages(inScene: 2) == story.passages(inScene: 2))
            #expect(edited.part.passages.map(\.position.paragraph) == Array(1...22))
            #expect(edited.part.passages[13].author == .person && edited.part.passages[13].turn == CallID("call-1"))
            #expect(edited.part.passages[2] == moved(story.passages[3], to: 3))
            #expect(edited.part.passages[21] == moved(story.passages[19], to: 22))
        }
    }

    private func moved(_ passage: Passage, to paragraph: Int) -> Passage {
        var passage = passage
        passage.position.paragraph = paragraph
        return passage
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a paragraph that is not the one that was read is a conflict, and nothing of the change is stored`(
        driver: DatabaseDriver
    ) async throws {
        try await withStory(driver) { stories, _, story async throws in
            await expectStorageError(.conflict) {
                _ = try await stories.edit(story.id, of: ada, scope: .text(ofScene: 1)) { scene, _ in
                    var change = StoryChange(at: Samples.start)
                    change.changedPassages = [PassageChange(scene.passages[0], wordsBefore: 999)]
                    return change
                }
            }
            #expect(try await stories.story(story.id, of: ada)?.story == story)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an edit reads what its scope names, and one that changes nothing keeps the revision`(driver: DatabaseDriver)
        async throws
    {
        try await withStory(driver) { stories, recording, story async throws in
            let row = try await stories.edit(story.id, of: ada, if: .revision(1), scope: .row) { _, _ in nil }
            #expect(row.card.revision == 1 && recording.statements.count == 1)
            await #expect(throws: RevisionMismatch(seen: 4, stored: 1)) {
                _ = try await stories.edit(story.id, of: ada, if: .revisions([4, 9]), scope: .row) { _, _ in nil }
            }
            await #expect(throws: RevisionMismatch(seen: 0, stored: 1)) {
                _ = try await stories.edit(story.id, of: ada, if: .revisions([]), scope: .row) { _, _ in nil }
            }
            recording.reset()
            let planned = try await stories.edit(story.id, of: ada, if: .revisions([7, 1]), scope: .plan) { plan, _ in
                #expect(plan.outline == story.outline && plan.brief == story.brief && plan.notes == story.notes)
                #expect(plan.words == [1: story.words(inScene: 1), 2: story.words(inScene: 2)])
                #expect(plan.written == [1, 2])
                var change = StoryChange(at: Samples.start)
                change.premise = "Another."
                return change
            }
            #expect(planned.part.premise == "Another." && planned.card.revision == 2)
            #expect(!recording.statements.contains { $0.contains("text, words") })
            let scene = try await stories.edit(story.id, of: ada, scope: .scene(2)) { _, _ in nil }
            #expect(scene.part == StoredScene(2, of: story))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the turns of older databases are what the calls of their paragraphs were`(driver: DatabaseDriver)
        async throws
    {
        try await driver.withEmptyDatabase { database async throws in
            let plan = MigrationPlan.current
            let before = try #require(plan.firstIndex { $0.name == "0012-turns" })
            try await database.migrate(Array(plan[..<before]))
            let now = Samples.start
            try await database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO story (id, owner, title, status, asked_words, words, created_at, updated_at)
                    VALUES ('s', 'ada', 't', 'writing', 100, 3, \(now), \(now))
                    """)
                try connection.execute(
                    """
                    INSERT INTO ledger_line (story_id, call_id, purpose, provider, model, state, prompt_tokens,
                        cached_tokens, thinking_tokens, output_tokens, is_estimate, cost, price_version, kept_words,
                        discarded_words, outcome, opened_at)
                    VALUES ('s', 'known', 'scene', 'gemini', 'm', 'open', 0, 0, 0, 0, 0, '0', '', 0, 0, '', \(now))
                    """)
                for (paragraph, call, provider) in [
                    (1, "known", "gemini"), (2, "forgotten", "gemini"), (3, "typed", "writer"),
                ] {
                    try connection.execute(
                        """
                        INSERT INTO passage (story_id, scene, paragraph, text, words, provider, model, call_id)
                        VALUES ('s', 1, \(paragraph), 'a', 1, \(provider), 'm', \(call))
                        """)
                }
            }
            try await database.migrate(plan)
            let rows = try await database.read { connection in
                try connection.rows("SELECT call_id, turn FROM passage ORDER BY paragraph").map(\.values)
            }
            #expect(
                rows == [
                    [.text("known"), .text("known")], [.text(""), .text("forgotten")], [.text(""), .text("typed")],
                ])
        }
    }

    @Test func `paragraphs of older versions name their turn by their call`() throws {
        let old = """
            [{"position": {"scene": 1, "paragraph": 1}, "text": "a", "words": 1,
              "author": {"provider": "gemini", "model": "m", "call": "c1"}},
             {"position": {"scene": 1, "paragraph": 2}, "text": "b", "words": 1,
              "author": {"provider": "writer", "model": "", "call": "c2"}}]
            """
        let passages = try JSONDecoder().decode([Passage].self, from: Data(old.utf8))
        #expect(passages.map(\.author.call) == [CallID("c1"), nil])
        #expect(passages.map(\.turn) == [CallID("c1"), CallID("c2")])
        let again = try JSONDecoder().decode([Passage].self, from: JSONEncoder().encode(passages))
        #expect(again == passages)
    }
}
