import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct StoryClauseTests {
    private static func story(at moment: Date) throws -> Story {
        Story(
            id: .random(), brief: try Brief(idea: "A bell.", setup: StorySetup(), length: StoryLength(words: 300)),
            createdAt: moment)
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A step and its bookkeeping are stored together or not at all`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(PlanLimits(calls: 1)), now: clock.now)
            let user = try Samples.user("ann")
            let stories = StoryRepository(database: database)
            let story = try Self.story(at: clock.now())
            try await stories.create(story, events: [])
            let clause = books.clause(for: user, run: RunID("run"))
            try await stories.commit(Samples.opening("a", at: clock.now()), to: story.id, clause: clause)
            await expectRefusal(.calls) {
                try await stories.commit(Samples.opening("b", at: clock.now()), to: story.id, clause: clause)
            }
            #expect(try await stories.ledger(of: story.id).map(\.call) == [CallID("a")])
            // A step that the story refuses takes its bookkeeping with it.
            var settle = Samples.settling(
                "a", usage: TokenUsage(prompt: 9, output: 1), openedAt: clock.now(), at: clock.now())
            settle.removedPassages = [PassagePosition(scene: 1, paragraph: 1)]
            await #expect(throws: StorageError.self) {
                try await stories.commit(settle, to: story.id, clause: clause)
            }
            #expect(try await books.usage(of: user).calls == UsageMeasure(used: 0, held: 1, limit: 1))
            settle.removedPassages = []
            try await stories.commit(settle, to: story.id, clause: clause)
            #expect(try await books.usage(of: user).calls == UsageMeasure(used: 1, held: 0, limit: 1))
            #expect(try await books.lines(of: user, .story(story.id), limit: 9).map(\.step) == ["scene/3"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What a story used stays in the ledger when the story is deleted`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: .defaults, now: clock.now)
            let user = try Samples.user("ann")
            let stories = StoryRepository(database: database)
            let story = try Self.story(at: clock.now())
            try await stories.create(story, events: [])
            let clause = books.clause(for: user)
            try await stories.commit(Samples.opening("a", at: clock.now()), to: story.id, clause: clause)
            try await stories.commit(
                Samples.settling(
                    "a", usage: TokenUsage(prompt: 9, output: 1), cost: 1, openedAt: clock.now(), at: clock.now()),
                to: story.id, clause: clause)
            try await stories.delete(story.id)
            #expect(try await books.lines(of: user, .story(story.id), limit: 9).map(\.usage.total) == [10])
            #expect(try await books.usage(of: user).money.used == 1)
        }
    }
}
