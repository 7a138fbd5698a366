import Storage
import StoryDomain
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct AnswerDeskTests {
    /// A database that cannot be read or written.
    private struct BrokenDatabase: SQLDatabase {
        let dialect: SQLDialect

        func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
            throw StorageError(.locked, "Wait.")
        }

        func write<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws -> T {
            throw StorageError(.diskFull, "Make room.")
        }

        func notices(on channel: NoticeChannel) -> AsyncStream<String> { AsyncStream { $0.finish() } }

        func close() throws {}
    }

    private let ada = CacheDesk.ada
    private let key = CacheDesk.key("k")

    @Test(arguments: DatabaseDriver.allCases)
    func `Identical questions are one call, and later ones none`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { world in
            let heard = Mailbox<AnswerDesk.Source>()
            let cache = AnswerCache(database: world.counting, observe: { heard.send($0) })
            let desk = AnswerDesk(cache: cache)
            let answer = try CacheDesk.answer()
            let mayGo = Signal()
            let asked = Mailbox<Void>()
            let sources = try await withThrowingTaskGroup(of: AnswerDesk.Source.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        try await desk.answer(key, for: ada) {
                            asked.send(())
                            try await mayGo.wait()
                            return answer
                        }.source
                    }
                }
                try await asked.next()
                mayGo.fire()
                return try await group.reduce(into: [AnswerDesk.Source: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(asked.waiting.isEmpty)
            #expect(sources[.miss] == 1)
            #expect(sources.values.reduce(0, +) == 64)
            let again = try await desk.answer(key, for: ada) {
                Issue.record("The model was asked.")
                return answer
            }
            #expect(again.answer == answer)
            #expect(again.source == .hit)
            #expect(try await cache.statistics(of: ada).misses == 1)
            let told = heard.waiting.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            #expect(told == sources.merging([.hit: 1], uniquingKeysWith: +))
            #expect(try await cache.size() == (1, 1_000))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A cache that fails costs a call and not the answer`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database in
            let faults = Mailbox<StorageError.Code>()
            let desk = AnswerDesk(
                cache: AnswerCache(
                    database: BrokenDatabase(dialect: database.dialect),
                    report: { faults.send(($0 as? StorageError)?.code ?? .other) }))
            let answer = try CacheDesk.answer()
            for _ in 0..<2 {
                let given = try await desk.answer(key, for: ada) { answer }
                #expect(given.answer == answer)
                #expect(given.source == .miss)
            }
            // None of its faults is passed over in silence.
            #expect(Set(faults.waiting) == [.locked, .diskFull])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A failed call is not kept`(driver: DatabaseDriver) async throws {
        try await CacheDesk.with(driver) { world in
            let desk = AnswerDesk(cache: world.cache())
            await expectStorageError(.other) {
                _ = try await desk.answer(key, for: ada) { throw StorageError(.other, "Broken.") }
            }
            let answer = try CacheDesk.answer()
            #expect(try await desk.answer(key, for: ada) { answer }.source == .miss)
        }
    }
}
