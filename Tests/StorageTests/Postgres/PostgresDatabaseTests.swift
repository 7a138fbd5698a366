import Foundation
import PostgresStorage
import Storage
import Testing

/// What only a database on a server can show.
@Suite(.enabled(if: PostgresServer.isExpected, PostgresServer.howTo), .timeLimit(.minutes(30)))
struct PostgresDatabaseTests {
    @Test func `several programs that start at once on a new database all get it`() async throws {
        try await PostgresServer.withDatabase { url in
            let databases = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await PostgresDatabase.open(url: url, settings: PostgresSettings(connections: 2))
                    }
                }
                return try await group.reduce(into: [PostgresDatabase]()) { $0.append($1) }
            }
            for database in databases {
                #expect(try await database.pendingMigrations(MigrationPlan.current) == [])
                try database.close()
            }
        }
    }

    @Test func `what one program notifies another hears`() async throws {
        try await PostgresServer.withDatabase { url in
            let databases = [
                try await PostgresDatabase.open(url: url, plan: []),
                try await PostgresDatabase.open(url: url, plan: []),
            ]
            defer { for database in databases { try? database.close() } }
            var heard = databases[1].notices(on: .runsAsked).makeAsyncIterator()
            try await databases[0].write { try $0.notify(.runsAsked, "run-1") }
            #expect(await heard.next() == "run-1")
        }
    }

    @Test func `a statement that takes too long is stopped, and the connection goes on`() async throws {
        let settings = PostgresSettings(connections: 1, statementTimeout: .milliseconds(50))
        try await PostgresServer.withEmptyDatabase(settings: settings) { database async throws in
            let error = await expectStorageError(.locked) {
                _ = try await database.read { try $0.rows("SELECT pg_sleep(60)") }
            }
            #expect(error?.disposition == .retry)
            await expectStorageError(.locked) { _ = try await database.write { try $0.rows("SELECT pg_sleep(60)") } }
            let one: Int? = try await database.read { try $0.rows("SELECT 1 AS one").first?.value("one") }
            #expect(one == 1)
        }
    }

    @Test func `a cancelled read ends in the middle of its statement, and the connection goes on`() async throws {
        try await PostgresServer.withEmptyDatabase(settings: PostgresSettings(connections: 1)) {
            database async throws in
            let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
            let reader = Task {
                try await database.read { connection throws in
                    reportInside.finish()
                    return try connection.rows("SELECT pg_sleep(60)")
                }
            }
            for await _ in inside {}
            reader.cancel()
            await #expect(throws: CancellationError.self) { _ = try await reader.value }
            for _ in 0..<20 {
                let one: Int? = try await database.write { try $0.rows("SELECT 1 AS one").first?.value("one") }
                #expect(one == 1)
            }
        }
    }

    @Test func `a cancelled read does not wait for a connection, and those behind it get theirs`() async throws {
        try await PostgresServer.withEmptyDatabase(settings: PostgresSettings(connections: 1)) {
            database async throws in
            let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            let holder = Task {
                try await database.write { _ in
                    reportInside.finish()
                    gate.wait()
                }
            }
            for await _ in inside {}
            let waiting = (0..<4).map { _ in Task { try await database.read { try $0.rows("SELECT 1").count } } }
            waiting[0].cancel()
            waiting[2].cancel()
            for cancelled in [waiting[0], waiting[2]] {
                await #expect(throws: CancellationError.self) { _ = try await cancelled.value }
            }
            #expect(throws: StorageError.self) { try database.close() }
            gate.open()
            try await holder.value
            #expect(try await waiting[1].value == 1)
            #expect(try await waiting[3].value == 1)
        }
    }

    @Test func `the program is named to the server, and the URL may name it otherwise`() async throws {
        try await PostgresServer.withDatabase { url in
            for (url, expected) in [(url, "storywriter"), (url + "?application_name=worker-2", "worker-2")] {
                let database = try await PostgresDatabase.open(url: url, plan: [])
                defer { try? database.close() }
                let name: String? = try await database.read {
                    try $0.rows("SELECT current_setting('application_name') AS name").first?.value("name")
                }
                #expect(name == expected)
            }
        }
    }

    @Test func `a database that cannot hold every text is refused`() async throws {
        try await PostgresServer.withDatabase(options: "ENCODING 'SQL_ASCII' TEMPLATE template0") { url in
            let error = await expectStorageError(.unwritable) { _ = try await PostgresDatabase.open(url: url) }
            #expect(error?.message.contains("SQL_ASCII") == true)
        }
    }

    @Test func `statements that were prepared before a change of the schema go on after it`() async throws {
        try await PostgresServer.withEmptyDatabase(settings: PostgresSettings(connections: 1)) {
            database async throws in
            try await database.write { connection throws in
                try connection.execute("CREATE TABLE note (line TEXT NOT NULL PRIMARY KEY)")
                try connection.execute("INSERT INTO note VALUES ('first')")
            }
            let columns = { @Sendable (connection: any SQLConnection) throws -> [String] in
                try connection.rows("SELECT * FROM note").first?.columns ?? []
            }
            #expect(try await database.read(columns) == ["line"])
            try await database.writeAlone { try $0.execute("ALTER TABLE note ADD COLUMN author TEXT") }
            #expect(try await database.read(columns) == ["line", "author"])
            try await database.writeAlone { try $0.execute("ALTER TABLE note DROP COLUMN author") }
            #expect(try await database.write(columns) == ["line"])
        }
    }
}
