import Foundation
import Storage
import StoryDomain
import Synchronization
import Testing

/// A call has a lease for as long as a line of it is open, on every driver.
@Suite struct CallLeaseTests {
    private let id = StoryID("k3v9t0c2m4xq")

    private func withStory(
        _ driver: DatabaseDriver, _ body: (StoryRepository, any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, database async throws in
            try await stories.create(try Samples.story(id: id), events: [])
            try await body(stories, database)
        }
    }

    private func store(_ line: LedgerLine, _ stories: StoryRepository) async throws {
        var change = StoryChange(at: Samples.start)
        change.ledger = [line]
        try await stories.commit(change, to: id)
    }

    private func lease(of call: String, in database: any SQLDatabase) async throws -> CallLease? {
        try await database.read { try $0.lease(of: CallID(call)) }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a lease begins with the open line and ends with it`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, database async throws in
            var line = Samples.openLine("c1")
            line.usage.prompt = 120
            try await store(line, stories)
            let begun = try #require(try await lease(of: "c1", in: database))
            #expect(begun.story == id && begun.usage == TokenUsage(prompt: 120, output: 0))
            #expect(begun.until == Samples.start.addingTimeInterval(CallLease.duration))
            try await store(try Samples.settledLine("c1", cost: "0.01"), stories)
            #expect(try await lease(of: "c1", in: database) == nil)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `what is under way is renewed with what has come of it, and nothing else`(driver: DatabaseDriver) async throws
    {
        try await withStory(driver) { stories, database async throws in
            let moment = Mutex(Samples.start)
            let leases = CallLeases(database: database, holder: "worker-1") { moment.withLock { $0 } }
            for call in ["c1", "c2", "c3"] { try await store(Samples.openLine(call), stories) }
            for call in ["c1", "c2"] { leases.begin(CallID(call)) }
            leases.note(CallID("c1"), thinking: 3, output: 40)
            leases.note(CallID("c3"), thinking: 1, output: 1)
            leases.end(CallID("c2"))
            moment.withLock { $0 += 20 }
            try await leases.renew()
            let renewed = try #require(try await lease(of: "c1", in: database))
            #expect(renewed.holder == "worker-1" && renewed.usage.thinking == 3 && renewed.usage.output == 40)
            #expect(renewed.until == Samples.start.addingTimeInterval(20 + CallLease.duration))
            for call in ["c2", "c3"] {
                let left = try #require(try await lease(of: call, in: database))
                #expect(left.until == Samples.start.addingTimeInterval(CallLease.duration) && left.usage.output == 0)
            }
            // A call that nobody ended is let go after the longest time that a call takes.
            moment.withLock { $0 += 8_000 }
            try await leases.renew()
            #expect(try await lease(of: "c1", in: database)?.until == renewed.until)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an estimate gives way to the call's own end, and to nothing after that`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories, _ async throws in
            try await store(Samples.openLine("c1"), stories)
            var lost = Samples.openLine("c1")
            lost.state = .cutOff
            lost.outcome = LedgerLine.lostOutcome
            lost.isEstimate = true
            lost.settledAt = Samples.start
            try await store(lost, stories)
            try await store(lost, stories)
            let settled = try Samples.settledLine("c1", cost: "0.5")
            try await store(settled, stories)
            #expect(try await stories.ledger(of: id) == [settled])
            await expectStorageError(.conflict) { try await store(lost, stories) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a call is closed with the words that are there, also where its story is gone`(
        driver: DatabaseDriver
    ) async throws {
        try await withStory(driver) { stories, database async throws in
            var change = StoryChange(at: Samples.start)
            change.ledger = [Samples.openLine("call-1")]
            change.passages = [Samples.passage(scene: 1, paragraph: 1), Samples.passage(scene: 1, paragraph: 2)]
            try await stories.commit(change, to: id)
            let settled = try Samples.settledLine("call-1", cost: "0.5", words: 7_000)
            let other = try Samples.settledLine("call-1", cost: "9", words: 0)
            for line in [settled, other] {
                try await database.write { try stories.close(line, in: id, on: $0) }
            }
            let kept = try #require(try await stories.ledger(of: id).first)
            #expect(kept.keptWords == 5 && kept.cost == settled.cost)
            try await stories.delete(id)
            try await database.write { try stories.close(settled, in: id, on: $0) }
            #expect(try await stories.ledger(of: id).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `lines that were open before there were leases get one that has ended`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let before = MigrationPlan.current.prefix { !$0.name.hasPrefix("0014") }
            try await database.migrate(Array(before))
            let now = Samples.start
            try await database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO usage_line (user_id, period, call_id, step, provider, model, state, prompt_tokens,
                        cached_tokens, thinking_tokens, output_tokens, is_estimate, is_cached_answer, price_version, cost,
                        charged, held_tokens, held_cost, outcome, opened_at)
                    VALUES ('ann', '2026-11', 'old', 'premise', 'p', 'm', 'open', 0, 0, 0, 0, 0, 0, '', '0', 0, 9, 0, '',
                        \(now))
                    """)
            }
            try await database.migrate(MigrationPlan.current)
            #expect(try await lease(of: "old", in: database)?.until == Date(timeIntervalSince1970: 0))
        }
    }
}
