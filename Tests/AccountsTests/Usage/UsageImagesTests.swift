import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct UsageImagesTests {
    private func line(_ call: String, at moment: Date) -> LedgerLine {
        LedgerLine(
            call: CallID(call), purpose: .picture, scene: 1, provider: "gemini", model: "brush", askedWords: nil,
            openedAt: moment)
    }

    private func opening(_ call: String, at moment: Date) -> StoryChange {
        var change = StoryChange(at: moment)
        change.ledger = [line(call, at: moment)]
        change.reserves = [CallReserve(call: CallID(call), usage: .zero, cost: Decimal(4) / 100, images: 1)]
        return change
    }

    private func ending(_ call: String, _ state: LedgerLine.State, at moment: Date) -> StoryChange {
        var ended = line(call, at: moment)
        ended.state = state
        ended.cost = state == .settled ? Decimal(4) / 100 : 0
        ended.settledAt = moment
        var change = StoryChange(at: moment)
        change.ledger = [ended]
        return change
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a picture is held, then counted with its price, or let go`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(PlanLimits(images: 2)), now: clock.now)
            let user = try Samples.user("ann")
            for call in ["a", "b"] { try await books.book(opening(call, at: clock.now()), for: user, operation: "p") }
            #expect(try await books.usage(of: user).images == UsageMeasure(used: 0, held: 2, limit: 2))
            let error = await #expect(throws: AllowanceError.self) {
                try await books.book(opening("c", at: clock.now()), for: user, operation: "p")
            }
            #expect(error?.code == .images)
            #expect(error?.used == 2)
            // Words are not held back by a plan whose pictures are used up.
            try await books.book(Samples.opening("words", at: clock.now()), for: user, operation: "p")
            for _ in 0..<2 {
                try await books.book(ending("a", .settled, at: clock.now()), for: user, operation: "p")
                try await books.book(ending("b", .cutOff, at: clock.now()), for: user, operation: "p")
            }
            let usage = try await books.usage(of: user)
            #expect(usage.images == UsageMeasure(used: 1, held: 0, limit: 2))
            #expect(usage.money.used == Decimal(4) / 100)
            #expect(usage.calls == UsageMeasure(used: 1, held: 1, limit: nil))
            let lines = try await books.lines(of: user, limit: 10)
            #expect(lines.map(\.images) == [0, 0, 1])
            #expect(lines.map(\.state) == [.open, .released, .settled])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `of 40 pictures at once exactly as many pass as the plan has`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(PlanLimits(images: 15)), now: clock.now)
            let user = try Samples.user("crowd")
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await books.book(opening("p\(number)", at: clock.now()), for: user, operation: "p")
                            return true
                        } catch is AllowanceError {
                            return false
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(passed == 15)
        }
    }

    @Test func `a picture that was never opened here is booked whole`() async throws {
        try await DatabaseDriver.sqlite.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("ann")
            try await books.book(ending("a", .settled, at: clock.now()), for: user, operation: "p")
            try await books.book(ending("b", .settled, at: clock.now()), for: user, operation: "p")
            #expect(try await books.usage(of: user).images.used == 2)
        }
    }
}
