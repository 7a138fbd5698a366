import Accounts
import Foundation
import StoryDomain
import Testing
import Yams

@Suite struct PlansTests {
    private func plans(_ yaml: String) throws -> Plans {
        try Plans(file: YAMLDecoder().decode(PlansFile.self, from: yaml))
    }

    @Test func `Plans are read from YAML as they are written`() throws {
        let plans = try plans(
            """
            plans:
              free: {calls: 50, tokens: 0, money: 0.10, models: [gemini-*, "gpt-4.1"]}
              team:
                requests_per_minute: 90
                concurrent_runs: 4
                longest_story: 30000
                images: 7
                picture_megabytes: 250
                money: 12
              open: {}
            """)
        #expect(plans.all.map(\.name) == ["free", "open", "team"])
        #expect(plans.standard.name == "free")
        #expect(
            plans["free"]?.limits
                == PlanLimits(
                    calls: 50, tokens: 0, money: try Samples.decimal("0.1"), models: ["gemini-*", "gpt-4.1"]))
        #expect(
            plans["team"]?.limits
                == PlanLimits(
                    images: 7, money: 12, requestsPerMinute: 90, concurrentRuns: 4, longestStory: 30_000,
                    pictureMegabytes: 250))
        #expect(plans["open"]?.limits == PlanLimits.none)
    }

    @Test func `JSON does as well, and the default plan can be named`() throws {
        let json = #"{"default": "b", "plans": {"a": {"calls": 1}, "b": {"money": 0.3, "calls": 2}}}"#
        let plans = try Plans(file: JSONDecoder().decode(PlansFile.self, from: Data(json.utf8)))
        #expect(plans.standard.limits == PlanLimits(calls: 2, money: try Samples.decimal("0.3")))
        #expect(plans.plan(named: "gone").name == "b")
    }

    @Test(arguments: [
        ("plans: {}", PlansError.Code.noPlans, nil, nil),
        ("plans: {pro: {}}", .unknownDefault, "free", "default"),
        ("{plans: {free: {}}, default: x}", .unknownDefault, "x", "default"),
        ("plans: {free: {call: 5}}", .unknownField, "free", "call"),
        ("plans: {free: {calls: -1}}", .badValue, "free", "calls"),
        ("plans: {free: {calls: 1.5}}", .badValue, "free", "calls"),
        ("plans: {free: {calls: many}}", .badValue, "free", "calls"),
        ("plans: {free: {calls: }}", .badValue, "free", "calls"),
        ("plans: {free: {calls: [1]}}", .badValue, "free", "calls"),
        ("plans: {free: {tokens: 99999999999999999999}}", .badValue, "free", "tokens"),
        ("plans: {free: {money: 1e3}}", .badValue, "free", "money"),
        ("plans: {free: {money: 2000000}}", .badValue, "free", "money"),
        ("plans: {free: {}, pro: {models: gemini}}", .badValue, "pro", "models"),
        ("plans: {\"\": {}}", .badName, "", nil),
    ])
    func `A file that cannot be used names plan and field`(
        yaml: String, code: PlansError.Code, plan: String?, field: String?
    ) {
        let error = #expect(throws: PlansError.self) { try plans(yaml) }
        #expect(error?.code == code)
        #expect(error?.plan == plan)
        #expect(error?.field == field)
        if let plan, !plan.isEmpty { #expect(error?.message.contains(plan) == true) }
        if let field, code != .unknownDefault { #expect(error?.message.contains(field) == true) }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A new plan holds at once and wakes the paused`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            let accounts = AccountRepository(database: database, plans: .defaults, now: clock.now)
            let books = UsageBooks(database: database, plans: .defaults, now: clock.now)
            let user = try Samples.user("ann")
            #expect(try await accounts.plan(of: user).name == "free")
            let error = await #expect(throws: AccountError.self) {
                try await accounts.setPlan(of: user, to: "gold")
            }
            #expect(error?.code == .unknownPlan)
            var notices = database.notices(on: .accounts).makeAsyncIterator()
            try await accounts.setPlan(of: user, to: "pro")
            #expect(await notices.next() == "ann")
            #expect(try await books.usage(of: user).calls.limit == 3_000)
            let since = clock.now()
            clock.advance(by: 60)
            try await accounts.setPlan(of: user, to: "basic")
            try await books.book(
                Samples.opening("a", at: clock.now()), for: try Samples.user("bob"), operation: "op")
            let users = try await accounts.users(limit: 10)
            #expect(
                users == [
                    AccountRecord(user: user, plan: "basic", planSince: clock.now(), createdAt: since),
                    AccountRecord(user: try Samples.user("bob"), plan: "free", planSince: nil, createdAt: nil),
                ])
            #expect(try await accounts.users(after: user, limit: 10).map(\.user.rawValue) == ["bob"])
        }
    }
}
