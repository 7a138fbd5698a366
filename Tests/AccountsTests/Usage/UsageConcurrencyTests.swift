import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct UsageConcurrencyTests {
    /// What each of many tasks met: nil where it passed.
    private func outcomes(
        of count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> [AllowanceError.Code?] {
        try await withThrowingTaskGroup(of: AllowanceError.Code?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await body(number)
                        return nil
                    } catch let error as AllowanceError {
                        return error.code
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Of 200 calls at once exactly 100 pass a limit of 100`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(PlanLimits(calls: 100)), now: clock.now)
            let user = try Samples.user("crowd")
            let codes = try await outcomes(of: 200) { number in
                let call = "call-\(number)"
                let moment = clock.now()
                try await books.book(Samples.opening(call, at: moment), for: user, operation: "op")
                try await books.book(
                    Samples.settling(call, usage: TokenUsage(prompt: 2, output: 1), openedAt: moment, at: moment),
                    for: user, operation: "op")
            }
            #expect(codes.count { $0 == nil } == 100)
            #expect(codes.count { $0 == .calls } == 100)
            let usage = try await books.usage(of: user)
            #expect(usage.calls == UsageMeasure(used: 100, held: 0, limit: 100))
            #expect(usage.tokens.used == 300)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Of 60 calls at once exactly as many pass as a run's cap has money for`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: .unlimited, now: clock.now)
            let user = try Samples.user("crowd")
            let cent = try Samples.decimal("0.01")
            let codes = try await outcomes(of: 60) { number in
                try await books.book(
                    Samples.opening("call-\(number)", cost: cent, at: clock.now()), for: user, run: RunID("run"),
                    cap: cent * 25, operation: "op")
            }
            #expect(codes.count { $0 == nil } == 25)
            #expect(codes.count { $0 == .cap } == 35)
            #expect(try await books.usage(of: user).money.held == cent * 25)
        }
    }

    @Test(arguments: DatabaseDriver.allCases, [UInt64(1), 2, 3])
    func `Whatever happens in whatever order, the counters are the sum of the lines`(
        driver: DatabaseDriver, seed: UInt64
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock("2026-11-30T23:00:00Z")
            let limits = PlanLimits(calls: 60, tokens: 20_000, money: 3)
            let books = UsageBooks(database: database, plans: Samples.plans(limits), now: clock.now)
            let user = try Samples.user("any")
            var random = Dice(state: seed)
            var open: [(call: String, at: Date)] = []
            var settled: [StoryChange] = []
            for number in 0..<250 {
                if random.below(40) == 0 { clock.advance(by: 1_800) }
                switch random.below(5) {
                case 0, 1:
                    let call = "call-\(number)"
                    let change = Samples.opening(
                        call, tokens: random.below(900), cost: Decimal(random.below(90_000)) / 1_000_000,
                        at: clock.now())
                    do {
                        try await books.book(change, for: user, run: RunID("r"), operation: "op")
                        open.append((call, clock.now()))
                    } catch is AllowanceError {}
                case 2, 3:
                    guard !open.isEmpty else { continue }
                    let ended = open.remove(at: random.below(open.count))
                    let change = Samples.settling(
                        ended.call, state: random.below(3) == 0 ? .cutOff : .settled,
                        usage: TokenUsage(prompt: random.below(300), output: random.below(300)),
                        cost: Decimal(random.below(90_000)) / 1_000_000, isEstimate: random.below(2) == 0,
                        openedAt: ended.at, at: clock.now())
                    settled.append(change)
                    try await books.book(change, for: user, run: RunID("r"), operation: "op")
                default:
                    guard !settled.isEmpty else { continue }
                    let again = settled[random.below(settled.count)]
                    try await books.book(again, for: user, run: RunID("r"), operation: "op")
                }
            }
            let lines = try await books.lines(of: user, limit: 1_000)
            #expect(Set(lines.map(\.period)).count == 2)
            let report = try await books.usage(of: user)
            let now = lines.filter { $0.period == report.period.name }
            let ended = now.filter { $0.state == .settled || $0.state == .cutOff }
            let held = now.filter { $0.state == .open }
            #expect(report.calls == UsageMeasure(used: ended.count, held: held.count, limit: 60))
            #expect(report.tokens.used == ended.reduce(0) { $0 + $1.usage.total })
            #expect(report.tokens.held == held.reduce(0) { $0 + $1.heldTokens })
            #expect(report.money.used == ended.reduce(0) { $0 + $1.cost })
            #expect(report.money.held == held.reduce(0) { $0 + $1.heldCost })
            #expect(try await Samples.cost(of: RunID("r"), in: database) == lines.reduce(0) { $0 + $1.cost })
            let totals = try await books.totals(of: user, in: report.period)
            #expect(totals.reduce(0) { $0 + $1.cost } == report.money.used)
        }
    }
}

/// A small generator whose numbers are the same in every run (SplitMix64).
private struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
