import Storage
import Testing

/// What every driver promises of its transactions.
@Suite struct TransactionTests {
    private func withCounters(
        _ driver: DatabaseDriver, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withEmptyDatabase { database async throws in
            let integer = database.dialect.integer
            try await database.write { connection throws in
                try connection.execute("CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, n \(integer) NOT NULL)")
            }
            try await body(database)
        }
    }

    private func names(_ database: any SQLDatabase) async throws -> [String] {
        try await database.read { try $0.rows("SELECT name FROM counter ORDER BY name").map { try $0.value("name") } }
    }

    private struct Refused: Error {}

    @Test(arguments: DatabaseDriver.allCases)
    func `what a write returned from is there for every reader`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            let changed = try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 1), ('b', 2)") }
            #expect(changed == 2)
            #expect(try await names(database) == ["a", "b"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an error of the body rolls everything back and reaches the caller`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            await #expect(throws: Refused.self) {
                try await database.write { connection throws in
                    try connection.execute("INSERT INTO counter VALUES ('a', 1)")
                    try connection.execute("CREATE TABLE other (x TEXT)")
                    throw Refused()
                }
            }
            #expect(try await names(database) == [])
            await expectStorageError(.other) { _ = try await database.read { try $0.rows("SELECT x FROM other") } }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a refused statement rolls the whole transaction back`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 1)") }
            await expectStorageError(.conflict) {
                try await database.write { connection throws in
                    try connection.execute("INSERT INTO counter VALUES ('b', 2)")
                    try connection.execute("INSERT INTO counter VALUES ('a', 3)")
                }
            }
            #expect(try await names(database) == ["a"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a body that passes over a refusal stores nothing all the same`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            await expectStorageError(.conflict) {
                try await database.write { connection throws in
                    try connection.execute("INSERT INTO counter VALUES ('a', 1)")
                    _ = try? connection.execute("INSERT INTO counter VALUES ('a', 2)")
                    _ = try? connection.execute("INSERT INTO counter VALUES ('b', 3)")
                }
            }
            #expect(try await names(database) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a write sees its own changes, row by row`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            let sums = try await database.write { connection throws in
                try connection.execute("INSERT INTO counter VALUES ('a', 1), ('b', 2)")
                return try connection.rows("SELECT name FROM counter ORDER BY name").map { row in
                    let name: String = try row.value("name")
                    try connection.execute("UPDATE counter SET n = n * 10 WHERE name = \(name)")
                    return try connection.rows("SELECT CAST(sum(n) AS BIGINT) AS total FROM counter").first?.value(
                        "total", as: Int.self)
                }
            }
            #expect(sums == [12, 30])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a read cannot write`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            await expectStorageError(.other) {
                _ = try await database.read { try $0.execute("INSERT INTO counter VALUES ('a', 1)") }
            }
            #expect(try await names(database) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `rows changed are counted without what cascades, and a change of schema counts none`(
        driver: DatabaseDriver
    ) async throws {
        try await withCounters(driver) { database async throws in
            let counts = try await database.write { connection throws in
                try connection.execute("INSERT INTO counter VALUES ('a', 1), ('b', 2)")
                return [
                    try connection.execute(
                        "CREATE TABLE child (name TEXT REFERENCES counter (name) ON DELETE CASCADE)"),
                    try connection.execute("INSERT INTO child VALUES ('a'), ('a'), ('b')"),
                    try connection.execute("DELETE FROM counter WHERE name = 'a'"),
                    try connection.execute("UPDATE counter SET n = 5 WHERE name = 'nobody'"),
                    try connection.execute("INSERT INTO counter VALUES ('b', 9) ON CONFLICT (name) DO NOTHING"),
                ]
            }
            #expect(counts == [0, 3, 1, 0, 0])
            let left = try await database.read { try $0.rows("SELECT name FROM child").count }
            #expect(left == 1)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a foreign key holds`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            await expectStorageError(.conflict) {
                try await database.write { connection throws in
                    try connection.execute("CREATE TABLE child (name TEXT REFERENCES counter (name))")
                    try connection.execute("INSERT INTO child VALUES ('nobody')")
                }
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `readers go on during a write and see only what was committed`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 1)") }
            let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            let writer = Task {
                try await database.write { connection throws in
                    try connection.execute("INSERT INTO counter VALUES ('b', 2)")
                    reportInside.finish()
                    gate.wait()
                }
            }
            for await _ in inside {}
            let seen = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await names(database) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            gate.open()
            try await writer.value
            #expect(seen == Array(repeating: ["a"], count: 4))
            #expect(try await names(database) == ["a", "b"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `concurrent writes wait for each other and lose nothing`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 0)") }
            try await withThrowingTaskGroup { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await database.write { connection throws in
                            let held = try connection.rows("SELECT n FROM counter\(database.dialect.lockRows)")
                            let n = try held.first?.value("n", as: Int.self) ?? 0
                            try connection.execute("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let n: Int? = try await database.read { try $0.rows("SELECT n FROM counter").first?.value("n") }
            #expect(n == 200)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a limit that is asked for where it is used up holds under concurrency`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            try await database.write { try $0.execute("INSERT INTO counter VALUES ('used', 0)") }
            let passed = try await withThrowingTaskGroup { group in
                for number in 0..<60 {
                    group.addTask {
                        try await database.write { connection throws in
                            let held = try connection.execute(
                                "UPDATE counter SET n = n + 1 WHERE name = 'used' AND n < 20")
                            guard held == 1 else { return 0 }
                            return try connection.execute("INSERT INTO counter VALUES (\("call-\(number)"), 1)")
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 }
            }
            #expect(passed == 20)
            #expect(try await names(database).count == 21)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `claims that pass over held rows give each row to one`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            let skip = database.dialect.lockRowsSkippingLocked
            try await database.write { connection throws in
                for number in 0..<40 { try connection.execute("INSERT INTO counter VALUES (\("\(number)"), 0)") }
            }
            let claimed = try await withThrowingTaskGroup { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await database.write { connection throws in
                            try connection.rows(
                                """
                                UPDATE counter SET n = n + 1 WHERE name =
                                    (SELECT name FROM counter WHERE n = 0 ORDER BY name LIMIT 1\(skip))
                                RETURNING name
                                """
                            ).map { try $0.value("name", as: String.self) }
                        }
                    }
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(claimed.count == Set(claimed).count)
            let total: Int? = try await database.read {
                try $0.rows("SELECT sum(n) AS n FROM counter").first?.value("n")
            }
            #expect(total == claimed.count)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a cancelled task's write is still stored`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            let (cancelled, reportCancelled) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                for await _ in cancelled {}
                #expect(Task.isCancelled)
                _ = try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 1)") }
            }
            task.cancel()
            reportCancelled.finish()
            _ = try await task.value
            #expect(try await names(database) == ["a"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a closed database refuses every call`(driver: DatabaseDriver) async throws {
        try await withCounters(driver) { database async throws in
            try database.close()
            await expectStorageError(.other) { _ = try await names(database) }
            await expectStorageError(.other) {
                _ = try await database.write { try $0.execute("INSERT INTO counter VALUES ('a', 1)") }
            }
        }
    }
}
