import Foundation
import Storage
import Testing

/// How a schema grows, on every driver.
@Suite struct MigrationTests {
    private let first = Migration(name: "first") { _ in
        ["CREATE TABLE a (x TEXT)", "INSERT INTO a VALUES ('made first')"]
    }
    private let second = Migration(name: "second") { _ in ["UPDATE a SET x = 'changed second'"] }
    private let broken = Migration(name: "broken") { _ in ["UPDATE a SET x = 'lost'", "UPDATE nowhere SET x = 1"] }

    private func text(_ database: any SQLDatabase) async throws -> String? {
        try await database.read { try $0.rows("SELECT x FROM a").first?.value("x") }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `migrations run in order, and each once`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            #expect(try await database.migrate([first]) == ["first"])
            #expect(try await text(database) == "made first")
            #expect(try await database.migrate([first, second]) == ["second"])
            #expect(try await text(database) == "changed second")
            #expect(try await database.migrate([first, second]) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the moment of each migration is noted`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.migrate([first], now: Samples.start)
            let noted = try await database.read { try $0.rows("SELECT number, name, applied_at FROM schema_migration") }
            #expect(noted.map(\.values) == [[.integer(1), .text("first"), .integer(1_795_000_000_123_457)]])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a failing migration leaves everything as it was`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.migrate([first])
            await expectStorageError(.other) { try await database.migrate([first, second, broken]) }
            #expect(try await text(database) == "made first")
            #expect(try await database.migrate([first, second]) == ["second"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a database of a newer version is refused and named`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.migrate([first, second])
            let error = await expectStorageError(.newerSchema) { try await database.migrate([first]) }
            #expect(
                error?.message == "The database was made by a newer version of Story Writer (it knows “second”): "
                    + "update the program, or choose another data folder.")
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a history that is not the plan's beginning is refused`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.migrate([first])
            let other = Migration(name: "other") { _ in [] }
            await expectStorageError(.corrupted) { try await database.migrate([other, first]) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `two starters at once apply each migration once`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let applied = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask { try await database.migrate(MigrationPlan.current) }
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(applied == MigrationPlan.current.map(\.name))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `what is pending is told without changing anything`(driver: DatabaseDriver) async throws {
        try await driver.withEmptyDatabase { database async throws in
            #expect(try await database.pendingMigrations([first, second]) == ["first", "second"])
            await expectStorageError(.other) { _ = try await text(database) }
            try await database.migrate([first])
            #expect(try await database.pendingMigrations([first, second]) == ["second"])
            #expect(try await text(database) == "made first")
            try await database.migrate([first, second])
            #expect(try await database.pendingMigrations([first, second]) == [])
            await expectStorageError(.newerSchema) { _ = try await database.pendingMigrations([first]) }
        }
    }

    @Test func `names in the plan are unique`() {
        let names = MigrationPlan.current.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
