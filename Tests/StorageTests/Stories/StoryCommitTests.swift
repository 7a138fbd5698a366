import Foundation
import Storage
import StoryDomain
import Testing

/// A step is stored whole or not at all, on every driver.
@Suite struct StoryCommitTests {
    private let id = StoryID("k3v9t0c2m4xq")

    /// Runs `body` on a repository that holds one story with paragraph 1.1.
    private func withStory(
        _ driver: DatabaseDriver, _ body: (StoryRepository, any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, database async throws in
            try await stories.create(try Samples.story(id: id), events: [])
            var change = StoryChange(at: Samples.start)
            change.passages = [Samples.passage(scene: 1, paragraph: 1, text: "The first.")]
            try await stories.commit(change, to: id)
            try await body(stories, database)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a paragraph at a taken position is a conflict and nothing of the step is stored`(
        driver: DatabaseDriver
    ) async throws {
        try await withStory(driver) { stories, _ async throws in
            let before = try await stories.story(id)
            var change = StoryChange(at: Samples.start.addingTimeInterval(60))
            change.status = .complete
            change.premise = "lost"
            change.passages = [
                Samples.passage(scene: 1, paragraph: 2), Samples.passage(scene: 1, paragraph: 1, text: "Twice."),
            ]
            change.scenes = [Samples.scene(1)]
            change.ledger = [Samples.openLine("c1")]
            change.events = [Samples.event(.sceneFinished)]
            let error = await expectStorageError(.conflict) { try await stories.commit(change, to: id) }
            #expect(
                error?.message == "Paragraph 1.1 of story k3v9t0c2m4xq is already stored: another process may be "
                    + "writing it, so read the story again before you go on.")
            #expect(try await stories.story(id) == before)
            #expect(try await stories.list(limit: 1).map(\.words) == [2])
            #expect(try await stories.ledger(of: id) == [])
            #expect(try await stories.events(of: id) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a late fault in a step rolls back its paragraphs`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            var settle = StoryChange(at: Samples.start)
            settle.ledger = [try Samples.settledLine("c1", cost: "0.5")]
            try await stories.commit(settle, to: id)
            var change = StoryChange(at: Samples.start)
            change.passages = [Samples.passage(scene: 1, paragraph: 2)]
            change.ledger = [try Samples.settledLine("c1", cost: "0.75")]
            await expectStorageError(.conflict) { try await stories.commit(change, to: id) }
            #expect(try await stories.story(id)?.passages.map(\.text) == ["The first."])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `of two writers of the same paragraph one wins`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            let won = await withTaskGroup(of: Bool.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        var change = StoryChange(at: Samples.start)
                        change.passages = [Samples.passage(scene: 1, paragraph: 2, text: "Writer \(writer).")]
                        do {
                            try await stories.commit(change, to: id)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(won == 1)
            #expect(try await stories.story(id)?.passages.count == 2)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a paragraph that is not stored cannot be removed`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            var change = StoryChange(at: Samples.start)
            change.removedPassages = [PassagePosition(scene: 1, paragraph: 1), PassagePosition(scene: 1, paragraph: 9)]
            await expectStorageError(.conflict) { try await stories.commit(change, to: id) }
            #expect(try await stories.story(id)?.passages.count == 1)
            change.removedPassages = [PassagePosition(scene: 1, paragraph: 1)]
            try await stories.commit(change, to: id)
            #expect(try await stories.story(id)?.passages == [])
            #expect(try await stories.list(limit: 1).map(\.words) == [0])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a step of an unknown story is not found`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            let error = await expectStorageError(.notFound) {
                try await stories.commit(StoryChange(at: Samples.start), to: StoryID("nobody"))
            }
            #expect(error?.message == "There is no story nobody: list the stories to see their ids.")
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a taken id is a conflict`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            await expectStorageError(.conflict) { try await stories.create(try Samples.story(id: id), events: []) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a paragraph with its call and event costs the same few rows in a long story as in a short one`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { _, database async throws in
            let counting = CountingDatabase(base: database)
            let stories = StoryRepository(database: counting)
            var costs: [Int] = []
            for (name, paragraphs) in [("short", 1), ("long", 600)] {
                var story = try Samples.fullStory(paragraphs: paragraphs)
                story.id = StoryID(name)
                try await stories.create(story, events: [])
                counting.reset()
                var change = StoryChange(at: Samples.start)
                change.passages = [Samples.passage(scene: 90, paragraph: 1)]
                change.ledger = [try Samples.settledLine("c-\(name)", cost: "0.01")]
                change.events = [Samples.event(.sceneFinished)]
                try await stories.commit(change, to: story.id)
                costs.append(counting.changedRows)
            }
            #expect(costs == [3, 3])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a deleted story takes everything with it`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, database async throws in
            var change = StoryChange(at: Samples.start)
            change.scenes = [Samples.scene(1)]
            change.ledger = [Samples.openLine("c1")]
            change.events = [Samples.event(.started)]
            try await stories.commit(change, to: id)
            #expect(try await stories.delete(id))
            #expect(try await stories.delete(id) == false)
            let left = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT (SELECT count(*) FROM story) + (SELECT count(*) FROM story_plan)
                        + (SELECT count(*) FROM passage) + (SELECT count(*) FROM scene)
                        + (SELECT count(*) FROM ledger_line) + (SELECT count(*) FROM run_event) AS n
                    """
                ).first?.value("n", as: Int.self)
            }
            #expect(left == 0)
        }
    }
}
