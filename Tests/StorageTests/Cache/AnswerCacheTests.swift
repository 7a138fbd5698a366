import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct AnswerCacheTests {
    private let ada = CacheDesk.ada
    private let ben = CacheDesk.ben
    private let key = CacheDesk.key("k")

    @Test(arguments: DatabaseDriver.allCases)
    func `An answer comes back whole, also in another process`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let answer = try CacheDesk.answer("“שלום” 👩‍👩‍👧‍👦")
            #expect(try await desk.cache().store(answer, under: key, for: ada))
            #expect(try await desk.cache().answer(key, for: ada) == answer)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Users never see, count or clear each other's answers`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache()
            try await cache.store(CacheDesk.answer("Ada's"), under: key, for: ada)
            #expect(try await cache.answer(key, for: ada) != nil)
            #expect(try await cache.answer(key, for: ben) == nil)
            try await cache.store(CacheDesk.answer("Ben's"), under: key, for: ben)
            #expect(try await cache.answer(key, for: ben)?.json.contains("Ben's") == true)
            #expect(try await cache.answer(key, for: ada)?.json.contains("Ada's") == true)

            let statistics = try await cache.statistics(of: ben)
            #expect(statistics.entries == 1)
            #expect(statistics.hits == 1)
            #expect(statistics.misses == 1)
            #expect(try await cache.clear(of: ben) == 1)
            #expect(try await cache.answer(key, for: ben) == nil)
            #expect(try await cache.answer(key, for: ada) != nil)
            #expect(try await cache.statistics(of: nil).entries == 1)
            #expect(try await cache.clear(of: nil) == 1)
            #expect(try await cache.answer(key, for: ada) == nil)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Statistics say what hits saved, and keep it when the cache is cleared`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache()
            try await cache.store(CacheDesk.answer(cost: "0.000000000000000000000001"), under: key, for: ada)
            for _ in 0..<3 { _ = try await cache.answer(key, for: ada) }
            _ = try await cache.answer(CacheDesk.key("other"), for: ada)
            var expected = CacheStatistics.none
            expected.entries = 1
            expected.bytes = 1_000
            expected.hits = 3
            expected.misses = 1
            expected.promptTokensSaved = 300
            expected.outputTokensSaved = 120
            expected.costSaved = try Samples.parsed("0.000000000000000000000003")
            expected.keys = [key]
            #expect(try await cache.statistics(of: ada) == expected)
            #expect(try await desk.cache().statistics(of: nil) == expected)

            try await cache.clear(of: ada)
            (expected.entries, expected.bytes, expected.keys) = (0, 0, [])
            #expect(try await cache.statistics(of: ada) == expected)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `An answer expires, in memory and in the database`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache(CacheSettings(timeToLive: .seconds(10), trust: .seconds(3_600)))
            try await cache.store(CacheDesk.answer(), under: key, for: ada)
            desk.pass(9.999)
            #expect(try await cache.answer(key, for: ada) != nil)
            desk.pass(0.001)
            #expect(try await cache.answer(key, for: ada) == nil)
            #expect(try await desk.cache().answer(key, for: ada) == nil)
            let statistics = try await cache.statistics(of: ada)
            #expect(statistics.entries == 0)
            #expect(statistics.keys.isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A full cache forgets what its user did not use for longest`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache(CacheSettings(bytesPerUser: 3_000))
            for name in ["a", "b", "c"] {
                try await cache.store(CacheDesk.answer(), under: CacheDesk.key(name), for: ada)
                desk.pass(1)
            }
            try await cache.store(CacheDesk.answer(), under: key, for: ben)
            // Memory has not told the database of this use yet.
            _ = try await cache.answer(CacheDesk.key("a"), for: ada)
            desk.pass(1)
            try await cache.store(CacheDesk.answer(bytes: 1_900), under: CacheDesk.key("d"), for: ada)
            let statistics = try await cache.statistics(of: ada)
            #expect(statistics.keys == [CacheDesk.key("d"), CacheDesk.key("a")])
            #expect(statistics.bytes == 2_900)
            #expect(try await cache.statistics(of: ben).entries == 1)
            #expect(try await !cache.store(CacheDesk.answer(bytes: 3_001), under: CacheDesk.key("e"), for: ada))
            #expect(try await cache.statistics(of: ada).entries == 2)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `All users together keep to the bound, and expired answers go first`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let short = desk.cache(CacheSettings(timeToLive: .seconds(5), bytes: 3_000))
            let cache = desk.cache(CacheSettings(bytes: 3_000))
            try await cache.store(CacheDesk.answer(), under: CacheDesk.key("old"), for: ada)
            desk.pass(1)
            try await short.store(CacheDesk.answer(), under: CacheDesk.key("short"), for: ben)
            desk.pass(10)
            try await cache.store(CacheDesk.answer(), under: CacheDesk.key("c"), for: ada)
            desk.pass(1)
            #expect(Set(try await cache.statistics(of: nil).keys.map(\.rawValue)) == ["old", "c"])
            try await cache.store(CacheDesk.answer(), under: CacheDesk.key("d"), for: ben)
            desk.pass(1)
            try await cache.store(CacheDesk.answer(), under: CacheDesk.key("e"), for: ben)
            #expect(Set(try await cache.statistics(of: nil).keys.map(\.rawValue)) == ["c", "d", "e"])
            #expect(try await cache.statistics(of: nil).bytes == 3_000)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Storing an answer again replaces it and its bytes`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache(CacheSettings(bytesPerUser: 3_000))
            try await cache.store(CacheDesk.answer("first", bytes: 2_000), under: key, for: ada)
            _ = try await cache.answer(key, for: ada)
            try await cache.store(CacheDesk.answer("second"), under: key, for: ada)
            #expect(try await cache.answer(key, for: ada)?.json.contains("second") == true)
            // Only where the account knows of the replaced bytes is there room for both.
            try await cache.store(CacheDesk.answer(bytes: 2_000), under: CacheDesk.key("b"), for: ada)
            #expect(try await cache.statistics(of: ada).entries == 2)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A thousand hits in a minute are stored once`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache()
            try await cache.store(CacheDesk.answer(), under: key, for: ada)
            desk.counting.reset()
            for _ in 0..<1_000 {
                _ = try await cache.answer(key, for: ada)
                desk.pass(0.059)
            }
            #expect(desk.counting.changedRows == 0)
            #expect(desk.counting.reads <= 60)
            desk.pass(2)
            _ = try await cache.answer(key, for: ada)
            // Taking the account, counting in it, counting in the entry.
            #expect(desk.counting.changedRows == 3)
            #expect(try await desk.cache().statistics(of: ada).hits == 1_001)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Another process's clearing is seen after a second`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let (cache, other) = (desk.cache(), desk.cache())
            try await cache.store(CacheDesk.answer(), under: key, for: ada)
            _ = try await cache.answer(key, for: ada)
            try await other.clear(of: ada)
            desk.pass(1)
            #expect(try await cache.answer(key, for: ada) == nil)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What was counted is stored at the end`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let cache = desk.cache()
            try await cache.store(CacheDesk.answer(), under: key, for: ada)
            _ = try await cache.answer(key, for: ada)
            #expect(try await desk.cache().statistics(of: ada).hits == 0)
            try await cache.flush()
            #expect(try await desk.cache().statistics(of: ada).hits == 1)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Accounts stay right under concurrent use`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { desk in
            let caches = [desk.cache(CacheSettings(bytesPerUser: 20_000)), desk.cache()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<120 {
                    group.addTask {
                        let cache = caches[number % 2]
                        let key = CacheDesk.key("k\(number % 30)")
                        if try await cache.answer(key, for: ada) == nil {
                            try await cache.store(CacheDesk.answer(bytes: 600 + number), under: key, for: ada)
                        }
                    }
                }
                try await group.waitForAll()
            }
            for cache in caches { try await cache.flush() }
            let statistics = try await caches[0].statistics(of: ada)
            #expect(statistics.hits + statistics.misses == 120)
            let accounts = try await desk.counting.read { try $0.rows("SELECT entries, bytes FROM cache_account") }
            let account = try #require(accounts.first)
            #expect(try account.value("entries", as: Int.self) == statistics.entries)
            #expect(try account.value("bytes", as: Int.self) == statistics.bytes)
        }
    }
}
