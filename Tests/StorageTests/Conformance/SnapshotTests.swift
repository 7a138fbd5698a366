import Storage
import Testing

/// What every driver promises of reads beside writes.
@Suite struct SnapshotTests {
    private func withTable(_ driver: DatabaseDriver, _ body: (any SQLDatabase) async throws -> Void) async throws {
        try await driver.withEmptyDatabase { database async throws in
            try await database.write { try $0.execute("CREATE TABLE note (line TEXT NOT NULL PRIMARY KEY)") }
            try await database.write { try $0.execute("INSERT INTO note VALUES ('first')") }
            try await body(database)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `what a read sees does not change while it runs`(driver: DatabaseDriver) async throws {
        try await withTable(driver) { database async throws in
            let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            let reader = Task {
                try await database.read { connection throws in
                    let before = try connection.rows("SELECT line FROM note").count
                    reportInside.finish()
                    gate.wait()
                    return [before, try connection.rows("SELECT line FROM note").count]
                }
            }
            for await _ in inside {}
            try await database.write { try $0.execute("INSERT INTO note VALUES ('second')") }
            gate.open()
            #expect(try await reader.value == [1, 1])
            #expect(try await database.read { try $0.rows("SELECT line FROM note").count } == 2)
        }
    }
}
