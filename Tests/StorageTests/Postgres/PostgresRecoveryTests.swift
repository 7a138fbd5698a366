import PostgresStorage
import Storage
import Synchronization
import Testing

/// What becomes of transactions when others cross them or their connection goes.
@Suite(.enabled(if: PostgresServer.isExpected, PostgresServer.howTo), .timeLimit(.minutes(30)))
struct PostgresRecoveryTests {
    private func withCounter(
        settings: PostgresSettings = PostgresSettings(connections: 4),
        _ body: (PostgresDatabase, String) async throws -> Void
    ) async throws {
        try await PostgresServer.withDatabase { url in
            try await PostgresServer.run(
                "ALTER DATABASE \(PostgresServer.name(in: url)) SET deadlock_timeout = '20ms'", at: url)
            let database = try await PostgresDatabase.open(url: url, settings: settings, plan: [])
            defer { try? database.close() }
            try await database.write { connection throws in
                try connection.execute("CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)")
                try connection.execute("INSERT INTO counter VALUES ('a', 0), ('b', 0)")
            }
            try await body(database, url)
        }
    }

    private func counts(_ database: PostgresDatabase) async throws -> [Int] {
        try await database.read { try $0.rows("SELECT n FROM counter ORDER BY name").map { try $0.value("n") } }
    }

    /// Counts how often a body is begun.
    private final class Runs: Sendable {
        private let count = Mutex(0)

        /// The number of this run, from 1.
        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }

        var value: Int { count.withLock { $0 } }
    }

    @Test func `of two writes that wait for each other both come through`() async throws {
        try await withCounter { database, _ async throws in
            let gates = [Gate(), Gate()]
            let runs = Runs()
            try await withThrowingTaskGroup { group in
                for (own, names) in [("a", "b"), ("b", "a")].enumerated() {
                    group.addTask {
                        let ownRuns = Runs()
                        try await database.write { connection throws in
                            _ = runs.next()
                            try connection.execute("UPDATE counter SET n = n + 1 WHERE name = \(names.0)")
                            if ownRuns.next() == 1 {
                                gates[1 - own].open()
                                gates[own].wait()
                            }
                            try connection.execute("UPDATE counter SET n = n + 1 WHERE name = \(names.1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value > 2)
            #expect(try await counts(database) == [2, 2])
        }
    }

    @Test func `a write that is crossed again and again fails as locked`() async throws {
        try await withCounter(settings: PostgresSettings(connections: 2, mostRuns: 4)) { database, _ async throws in
            let runs = Runs()
            let error = await expectStorageError(.locked) {
                try await database.write { connection throws in
                    _ = runs.next()
                    try connection.execute("UPDATE counter SET n = 1")
                    try connection.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$")
                }
            }
            #expect(error?.disposition == .retry)
            #expect(runs.value == 4)
            #expect(try await counts(database) == [0, 0])
        }
    }

    @Test func `a write whose connection is lost before the commit runs again on another`() async throws {
        try await withCounter { database, _ async throws in
            let runs = Runs()
            try await database.write { connection throws in
                try connection.execute("UPDATE counter SET n = n + 1")
                if runs.next() == 1 { _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
                try connection.execute("UPDATE counter SET n = n + 1")
            }
            #expect(runs.value == 2)
            #expect(try await counts(database) == [2, 2])
        }
    }

    @Test func `a write whose connection is lost in the commit is not run again but told`() async throws {
        try await withCounter { database, url async throws in
            try await PostgresServer.run(
                """
                CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER leaving AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION leave()
                """, at: url)
            let runs = Runs()
            await expectStorageError(.unconfirmed) {
                try await database.write { connection throws in
                    _ = runs.next()
                    try connection.execute("UPDATE counter SET n = n + 1")
                }
            }
            #expect(runs.value == 1)
            try await PostgresServer.run("DROP TRIGGER leaving ON counter", at: url)
            try await database.write { try $0.execute("UPDATE counter SET n = n + 1") }
            #expect(try await counts(database) == [1, 1])
        }
    }

    @Test func `when all connections are killed, calls and notices go on`() async throws {
        try await withCounter { database, url async throws in
            let stream = database.notices(on: .runLogs)
            for _ in 0..<2 {
                // All four connections are in use at once, so all are there to be killed.
                try await withThrowingTaskGroup { group in
                    for _ in 0..<20 {
                        group.addTask { try await database.write { try $0.execute("UPDATE counter SET n = n + 1") } }
                    }
                    try await group.waitForAll()
                }
                try await PostgresServer.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        + "WHERE datname = current_database() AND pid <> pg_backend_pid()", at: url)
            }
            #expect(try await counts(database) == [40, 40])
            let hasHeard = Mutex(false)
            let hearing = Task {
                for await payload in stream where payload == "again" { break }
                hasHeard.withLock { $0 = true }
            }
            while !hasHeard.withLock({ $0 }) {
                try await database.write { try $0.notify(.runLogs, "again") }
            }
            await hearing.value
        }
    }
}
