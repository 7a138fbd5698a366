import Foundation
import Storage
import StoryDomain
import Testing

/// The ledger and the log, on every driver.
@Suite struct StoryBooksTests {
    private let id = StoryID("k3v9t0c2m4xq")

    private func withStory(
        _ driver: DatabaseDriver, _ body: (StoryRepository) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            try await stories.create(try Samples.story(id: id), events: [])
            try await body(stories)
        }
    }

    private func store(_ lines: [LedgerLine], _ stories: StoryRepository) async throws {
        var change = StoryChange(at: Samples.start)
        change.ledger = lines
        try await stories.commit(change, to: id)
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a line is opened, settled, and comes back equal`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories async throws in
            try await store([Samples.openLine("c2"), Samples.openLine("c1")], stories)
            #expect(try await stories.ledger(of: id) == [Samples.openLine("c2"), Samples.openLine("c1")])
            let settled = try Samples.settledLine("c2", cost: "0.00123")
            try await store([settled], stories)
            #expect(try await stories.ledger(of: id) == [settled, Samples.openLine("c1")])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a settled line is never reopened or changed, and storing it again is nothing`(
        driver: DatabaseDriver
    ) async throws {
        try await withStory(driver) { stories async throws in
            let settled = try Samples.settledLine("c1", cost: "0.00123")
            try await store([settled], stories)
            try await store([settled], stories)
            var cutOff = settled
            cutOff.state = .cutOff
            for line in [Samples.openLine("c1"), try Samples.settledLine("c1", cost: "9"), cutOff] {
                await expectStorageError(.conflict) { try await store([line], stories) }
            }
            #expect(try await stories.ledger(of: id) == [settled])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a line that was cut off stays so`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories async throws in
            var cutOff = Samples.openLine("c1")
            cutOff.state = .cutOff
            cutOff.isEstimate = true
            cutOff.scene = nil
            cutOff.askedWords = nil
            try await store([cutOff], stories)
            await expectStorageError(.conflict) {
                try await store([try Samples.settledLine("c1", cost: "0.1")], stories)
            }
            #expect(try await stories.ledger(of: id) == [cutOff])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `totals add up exactly`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories async throws in
            let costs = ["0.1", "0.2", "0.000000000000000000000000000001", "12345678901234567890.5", "-0.3", "0"]
            for (number, cost) in costs.enumerated() {
                try await store([try Samples.settledLine("c\(number)", cost: cost)], stories)
            }
            let kept = try await stories.ledger(of: id).map(\.cost)
            #expect(try kept == costs.map(Samples.parsed))
            try await store([try Samples.settledLine("c3b", cost: "-12345678901234567890.5")], stories)
            let totals = try await stories.totals(of: id)
            #expect(totals.calls == 7)
            #expect(
                totals.usage
                    == TokenUsage(
                        prompt: 7 * 1_200, cached: 7 * 800, cacheWritten: 7 * 300, thinking: 7 * 64, output: 7 * 512))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `tenths add up to whole dollars`(driver: DatabaseDriver) async throws {
        try await withStory(driver) { stories async throws in
            try await store(try (0..<10).map { try Samples.settledLine("c\($0)", cost: "0.1") }, stories)
            #expect(try await stories.totals(of: id).cost == 1)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `events come back in order, and only those after the reader's last`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            let kinds: [RunEvent.Kind] = [.started, .premiseWritten, .gateClosed, .finished]
            let events = kinds.map { Samples.event($0, Samples.nasty[0]) }
            try await stories.create(try Samples.story(id: id), events: Array(events.prefix(1)))
            var other = try Samples.story()
            other.id = StoryID("other")
            try await stories.create(other, events: [Samples.event(.resumed)])
            var change = StoryChange(at: Samples.start)
            change.events = Array(events.dropFirst())
            try await stories.commit(change, to: id)
            let stored = try await stories.events(of: id)
            #expect(stored.map(\.event) == events)
            #expect(stored.map(\.sequence) == stored.map(\.sequence).sorted())
            #expect(try await stories.events(of: id, after: stored[1].sequence) == Array(stored.dropFirst(2)))
            #expect(try await stories.events(of: id, after: stored[3].sequence) == [])
        }
    }
}
