import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct UsageBooksTests {
    @Test(arguments: DatabaseDriver.allCases)
    func `A user whom nobody wrote down is on the default plan and simply works`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: .defaults, now: clock.now)
            let user = try Samples.user("new")
            #expect(try await books.usage(of: user).calls == UsageMeasure(used: 0, held: 0, limit: 50))
            try await books.book(Samples.opening("a", at: clock.now()), for: user, operation: "premise")
            #expect(try await books.usage(of: user).calls == UsageMeasure(used: 0, held: 1, limit: 50))
            #expect(try await books.usage(of: user).calls.remaining == 49)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `The worst case is held while a call runs, and what it used is booked once`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("ann")
            let run = RunID("run")
            let opened = clock.now()
            let change = Samples.opening("a", tokens: 900, cost: try Samples.decimal("0.25"), at: opened)
            try await books.book(change, for: user, run: run, operation: "op")
            try await books.book(change, for: user, run: run, operation: "op")
            var usage = try await books.usage(of: user)
            #expect(usage.calls == UsageMeasure(used: 0, held: 1, limit: nil))
            #expect(usage.tokens == UsageMeasure(used: 0, held: 900, limit: nil))
            #expect(usage.money == UsageMeasure(used: 0, held: try Samples.decimal("0.25"), limit: nil))

            clock.advance(by: 5)
            // A ten-trillionth of a dollar is below what counters count, so it is rounded up there and kept here.
            let cost = try Samples.decimal("0.0123456789012")
            let settled = Samples.settling(
                "a", usage: TokenUsage(prompt: 400, cached: 300, cacheWritten: 60, thinking: 20, output: 80),
                cost: cost,
                openedAt: opened, at: clock.now())
            for _ in 0..<2 { try await books.book(settled, for: user, run: run, operation: "op") }
            usage = try await books.usage(of: user)
            #expect(usage.calls == UsageMeasure(used: 1, held: 0, limit: nil))
            #expect(usage.tokens == UsageMeasure(used: 500, held: 0, limit: nil))
            #expect(usage.money.used == (try Samples.decimal("0.012345678902")))
            #expect(usage.money.held == 0)
            #expect(try await Samples.cost(of: run, in: database) == (try Samples.decimal("0.012345678902")))
            #expect(try await Samples.cost(of: RunID("other"), in: database) == 0)

            let lines = try await books.lines(of: user, limit: 10)
            #expect(lines.count == 1)
            let line = try #require(lines.first)
            #expect(line.cost == cost)
            #expect(line.state == .settled)
            #expect(line.step == "op")
            #expect(line.usage == TokenUsage(prompt: 400, cached: 300, cacheWritten: 60, thinking: 20, output: 80))
            #expect(line.heldTokens == 900)
            #expect(line.settledAt == clock.now())
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Where money is limited, a model whose price nobody knows is refused`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let user = try Samples.user("eve")
            let guess = Samples.opening("a", at: clock.now(), isPriceUnknown: true)
            func code(_ limits: PlanLimits, run: RunID? = nil, cap: Decimal? = nil) async throws -> AllowanceError? {
                let books = UsageBooks(database: database, plans: Samples.plans(limits), now: clock.now)
                do {
                    try await books.book(guess, for: user, run: run, cap: cap, operation: "op")
                    return nil
                } catch let error as AllowanceError { return error }
            }
            var limits = PlanLimits.none
            limits.money = 5
            let byPlan = try await code(limits)
            #expect(byPlan?.code == .priceUnknown && byPlan?.limit == 5)
            #expect(byPlan?.message.contains("STORYWRITER_MODELS") == true)
            #expect(try await code(.none, run: RunID("run"), cap: 1)?.code == .priceUnknown)
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            #expect(try await books.usage(of: user).calls.held == 0)
            #expect(try await code(.none) == nil)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Each limit refuses with its own reason and leaves nothing behind`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let user = try Samples.user("bob")
            let moment = clock.now()
            func open(_ call: String, tokens: Int = 10, cost: Decimal = 0, limits: PlanLimits) async throws {
                let books = UsageBooks(database: database, plans: Samples.plans(limits), now: clock.now)
                try await books.book(
                    Samples.opening(call, tokens: tokens, cost: cost, at: moment), for: user, operation: "op")
            }
            try await open("a", tokens: 60, cost: 1, limits: PlanLimits(calls: 1, tokens: 60, money: 1))
            let end = try Date("2026-12-01T00:00:00Z", strategy: .iso8601)
            let calls = await expectRefusal(.calls) { try await open("b", limits: PlanLimits(calls: 1)) }
            #expect(
                calls == AllowanceError(.calls, plan: "test", limit: 1, used: 1, asked: 1, resetsAt: end))
            let tokens = await expectRefusal(.tokens) {
                try await open("b", tokens: 41, limits: PlanLimits(tokens: 100))
            }
            #expect(tokens?.used == 60)
            #expect(tokens?.asked == 41)
            let money = await expectRefusal(.money) { try await open("b", cost: 2, limits: PlanLimits(money: 2)) }
            #expect(money?.used == 1)
            await expectRefusal(.calls) { try await open("b", limits: PlanLimits(calls: 0)) }
            await expectRefusal(.tokens) { try await open("b", limits: PlanLimits(tokens: 0)) }
            await expectRefusal(.modelNotAllowed) { try await open("b", limits: PlanLimits(models: ["gpt-*"])) }
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            #expect(try await books.lines(of: user, limit: 10).count == 1)
            #expect(try await books.usage(of: user).tokens.held == 60)
            // Beyond what counters can hold.
            let dear = try Samples.decimal("10000000")
            await #expect(throws: StorageError.self) { try await open("b", cost: dear, limits: .none) }
            // What fits exactly passes; a call that costs nothing passes without money.
            try await open("c", tokens: 40, cost: 1, limits: PlanLimits(calls: 2, tokens: 100, money: 2))
            try await open("d", limits: PlanLimits(money: 2))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A run stops at its cap, whatever the plan has left`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("cap")
            let run = RunID("run")
            let moment = clock.now()
            func open(_ call: String, cost: Decimal, cap: Decimal?, run: RunID) async throws {
                try await books.book(
                    Samples.opening(call, cost: cost, at: moment), for: user, run: run, cap: cap, operation: "op")
            }
            try await open("a", cost: 3, cap: 5, run: run)
            let refused = await expectRefusal(.cap) { try await open("b", cost: 3, cap: 5, run: run) }
            #expect(refused == AllowanceError(.cap, plan: "test", limit: 5, used: 3, asked: 3, resetsAt: nil))
            #expect(try await books.usage(of: user).money.held == 3)
            try await open("other", cost: 3, cap: 5, run: RunID("other"))
            // The call used less than it might have, so the next one fits.
            try await books.book(
                Samples.settling("a", usage: TokenUsage(prompt: 1, output: 1), cost: 2, openedAt: moment, at: moment),
                for: user, run: run, cap: 5, operation: "op")
            try await open("b", cost: 3, cap: 5, run: run)
            await expectRefusal(.cap) { try await open("c", cost: 1, cap: 5, run: run) }
            try await open("c", cost: 1, cap: nil, run: run)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What was opened in one month is settled in it, and the next begins at nothing`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock("2026-12-31T23:59:59Z")
            let books = UsageBooks(database: database, plans: Samples.plans(PlanLimits(calls: 1)), now: clock.now)
            let user = try Samples.user("eve")
            let opened = clock.now()
            try await books.book(Samples.opening("a", at: opened), for: user, operation: "op")
            let refused = await expectRefusal(.calls) {
                try await books.book(Samples.opening("b", at: opened), for: user, operation: "op")
            }
            clock.advance(by: 1)
            #expect(refused?.resetsAt == clock.now())
            #expect(try await books.usage(of: user).calls == UsageMeasure(used: 0, held: 0, limit: 1))
            try await books.book(
                Samples.settling("a", usage: TokenUsage(prompt: 7, output: 0), openedAt: opened, at: clock.now()),
                for: user, operation: "op")
            #expect(try await books.usage(of: user).tokens.used == 0)
            #expect(try await books.lines(of: user, limit: 1).map(\.period) == ["2026-12"])
            try await books.book(Samples.opening("b", at: clock.now()), for: user, operation: "op")
            let december = BillingPeriod(containing: opened)
            #expect(try await books.totals(of: user, in: december).map(\.usage.prompt) == [7])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Nothing used is nothing counted, and a guess is`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("kim")
            let moment = clock.now()
            func ended(_ call: String, _ settle: StoryChange) async throws -> UsageLine.State? {
                try await books.book(Samples.opening(call, cost: 1, at: moment), for: user, operation: "op")
                try await books.book(settle, for: user, operation: "op")
                return try await books.lines(of: user, limit: 1).first?.state
            }
            let usage = TokenUsage(prompt: 50, output: 5)
            #expect(
                try await ended("refused", Samples.settling("refused", state: .cutOff, openedAt: moment, at: moment))
                    == .released)
            #expect(
                try await ended(
                    "cached",
                    Samples.settling(
                        "cached", usage: usage, cost: 1, priceVersion: UsageBooks.cachedPriceVersion, openedAt: moment,
                        at: moment)) == .settled)
            var report = try await books.usage(of: user)
            #expect(report.calls == UsageMeasure(used: 0, held: 0, limit: nil))
            #expect(report.tokens == UsageMeasure(used: 0, held: 0, limit: nil))
            #expect(report.money == UsageMeasure(used: 0, held: 0, limit: nil))
            let line = try #require(try await books.lines(of: user, limit: 1).first)
            #expect(line.isCachedAnswer)
            #expect(line.cost == 0)
            #expect(
                try await ended(
                    "cut",
                    Samples.settling(
                        "cut", state: .cutOff, usage: usage, isEstimate: true, openedAt: moment, at: moment))
                    == .cutOff)
            #expect(
                try await ended(
                    "crash", Samples.settling("crash", state: .cutOff, isEstimate: true, openedAt: moment, at: moment))
                    == .cutOff)
            report = try await books.usage(of: user)
            #expect(report.calls.used == 2)
            #expect(report.tokens.used == 55)
            let totals = try await books.totals(of: user, in: report.period)
            #expect(totals.map(\.calls) == [2])
            #expect(totals.map(\.cachedAnswers) == [1])
            #expect(totals.map(\.usage) == [usage])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A line that was closed by estimate takes the call's own end, once, and no other line does`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("woken")
            let run = RunID("run")
            let opened = clock.now()
            try await books.book(Samples.opening("a", cost: 1, at: opened), for: user, run: run, operation: "op")
            var lost = Samples.settling(
                "a", state: .cutOff, usage: TokenUsage(prompt: 50, output: 5), cost: 2, isEstimate: true,
                openedAt: opened, at: clock.now())
            lost.ledger[0].outcome = LedgerLine.lostOutcome
            for _ in 0..<2 { try await books.book(lost, for: user, run: run, operation: "op") }
            var usage = try await books.usage(of: user)
            #expect(usage.tokens == UsageMeasure(used: 55, held: 0, limit: nil))
            #expect(usage.money == UsageMeasure(used: 2, held: 0, limit: nil))

            let real = Samples.settling(
                "a", usage: TokenUsage(prompt: 40, thinking: 10, output: 50), cost: 3, openedAt: opened, at: clock.now()
            )
            for _ in 0..<2 { try await books.close(real.ledger, for: user, run: run) }
            let other = Samples.settling(
                "a", usage: TokenUsage(prompt: 1, output: 1), cost: 9, openedAt: opened, at: clock.now())
            try await books.close(other.ledger, for: user, run: run)
            usage = try await books.usage(of: user)
            #expect(usage.calls == UsageMeasure(used: 1, held: 0, limit: nil))
            #expect(usage.tokens == UsageMeasure(used: 100, held: 0, limit: nil))
            #expect(usage.money == UsageMeasure(used: 3, held: 0, limit: nil))
            #expect(try await Samples.cost(of: run, in: database) == 3)
            let line = try #require(try await books.lines(of: user, limit: 9).first)
            #expect(line.state == .settled && !line.isEstimate && line.usage.total == 100)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What a provider counts beyond the reserve is booked in full, and the next call is refused`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(
                database: database, plans: Samples.plans(PlanLimits(tokens: 1_000, money: 5)), now: clock.now)
            let user = try Samples.user("much")
            let opened = clock.now()
            try await books.book(Samples.opening("a", tokens: 100, cost: 1, at: opened), for: user, operation: "op")
            try await books.book(
                Samples.settling(
                    "a", usage: TokenUsage(prompt: 900, output: 900), cost: 7, openedAt: opened, at: clock.now()),
                for: user, operation: "op")
            let usage = try await books.usage(of: user)
            #expect(usage.tokens == UsageMeasure(used: 1_800, held: 0, limit: 1_000))
            #expect(usage.tokens.remaining == 0)
            #expect(usage.money == UsageMeasure(used: 7, held: 0, limit: 5))
            await expectRefusal(.tokens) {
                try await books.book(Samples.opening("b", tokens: 1, at: opened), for: user, operation: "op")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A call that another model answered is in the account under that model`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("ann")
            let opened = clock.now()
            try await books.book(Samples.opening("a", at: opened, model: "old"), for: user, operation: "op")
            var settled = Samples.settling(
                "a", usage: TokenUsage(prompt: 9, output: 1), openedAt: opened, at: clock.now())
            settled.ledger[0].model = "new"
            try await books.book(settled, for: user, operation: "op")
            #expect(try await books.lines(of: user, limit: 1).map(\.model) == ["new"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Nobody settles or sees what is another's`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let owner = try Samples.user("a.b")
            let other = try Samples.user("ab")
            let run = RunID("run")
            let moment = clock.now()
            try await books.book(Samples.opening("x", cost: 1, at: moment), for: owner, run: run, operation: "op")
            let settle = Samples.settling(
                "x", usage: TokenUsage(prompt: 5, output: 5), cost: 1, openedAt: moment, at: moment)
            try await books.book(settle, for: other, run: run, operation: "op")
            #expect(try await books.usage(of: owner).money == UsageMeasure(used: 0, held: 1, limit: nil))
            #expect(try await books.usage(of: other).money == UsageMeasure(used: 0, held: 0, limit: nil))
            for filter in [UsageFilter.all, .run(run)] {
                #expect(try await books.lines(of: other, filter, limit: 10).isEmpty)
                #expect(try await books.lines(of: owner, filter, limit: 10).count == 1)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `The ledger is read page by page, newest first`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let books = UsageBooks(database: database, plans: Samples.plans(.none), now: clock.now)
            let user = try Samples.user("reader")
            for number in 0..<7 {
                try await books.book(Samples.opening("call-\(number)", at: clock.now()), for: user, operation: "op")
            }
            var seen: [CallID] = []
            var cursor: Int64?
            while true {
                let page = try await books.lines(of: user, before: cursor, limit: 3)
                if page.isEmpty { break }
                seen += page.map(\.call)
                cursor = page.last?.number
            }
            #expect(seen == (0..<7).reversed().map { CallID("call-\($0)") })
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A story or model that the plan is too small for is refused before anything begins`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withDatabase { database in
            let limits = PlanLimits(longestStory: 5_000, models: ["gemini-*-flash*", "gpt-4.1"])
            let books = UsageBooks(database: database, plans: Samples.plans(limits))
            let user = try Samples.user("u")
            try await books.admit(words: 5_000, model: "gemini-3.5-flash-lite", for: user)
            try await books.admit(words: 1, model: "gpt-4.1", for: user)
            let refused = await expectRefusal(.storyTooLong) { try await books.admit(words: 5_001, for: user) }
            #expect(refused?.limit == 5_000)
            for model in ["gpt-4.1-mini", "gemini-flash", "my-gemini-3-flash", ""] {
                await expectRefusal(.modelNotAllowed) { try await books.admit(words: 1, model: model, for: user) }
            }
        }
    }
}
