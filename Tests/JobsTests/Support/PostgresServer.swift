import CLibPQ
import Dispatch
import Foundation
import PostgresStorage
import Storage
import TestSupport

/// Databases on the server that `scripts/with-postgres` starts, each for one test.
enum PostgresServer {
    private struct Refused: Error { let message: String }

    private static let environment = ProcessInfo.processInfo.environment

    /// Whether tests run on it; on CI they do, and fail where it is missing.
    static let isExpected = environment["STORYWRITER_TEST_POSTGRES"] != nil || environment["CI"] != nil

    /// Each test has a pool of its own, so only so many at a time stay below the server's limit.
    private static let places = {
        let gate = Gate()
        gate.admit(6)
        return gate
    }()

    /// Runs `body` on a new database with the current schema, which is dropped afterwards.
    static func withDatabase<T>(_ body: (any SQLDatabase) async throws -> T) async throws -> T {
        guard let server = environment["STORYWRITER_TEST_POSTGRES"], var parts = URLComponents(string: server) else {
            throw Refused(message: "There is no PostgreSQL: run the tests by scripts/with-postgres swift test.")
        }
        try await places.pass()
        defer { places.admit() }
        let name = "jobs_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try await run("CREATE DATABASE \(name)", at: server)
        parts.path = "/\(name)"
        let result: Result<T, any Error>
        do {
            let settings = PostgresSettings(connections: 6)
            let database = try await PostgresDatabase.open(
                url: parts.string ?? "", settings: settings, plan: MigrationPlan.current)
            defer { try? database.close() }
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", at: server)
        return try result.get()
    }

    /// Runs words that may not stand in a transaction.
    private static func run(_ words: String, at url: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                let connection = PQconnectdb(url)
                let result = PQexec(connection, words)
                let isGood = PQresultStatus(result) == PGRES_COMMAND_OK
                let refusal = Refused(message: String(cString: PQerrorMessage(connection)))
                PQclear(result)
                PQfinish(connection)
                continuation.resume(with: isGood ? .success(()) : .failure(refusal))
            }
        }
    }
}
