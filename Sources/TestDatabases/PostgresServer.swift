import CLibPQ
import Foundation
import PostgresStorage
import Storage

/// The server that `scripts/with-postgres` starts, and databases on it that live as long as one test.
package enum PostgresServer {
    private struct Missing: Error, CustomStringConvertible {
        let description = "There is no PostgreSQL: run the tests by scripts/with-postgres swift test."
    }

    /// Whether tests that need the server run; on CI they do, and fail where it is missing.
    package static let isExpected = url != nil || ProcessInfo.processInfo.environment["CI"] != nil

    /// Where it is; nil where the tests run without one.
    private static let url = ProcessInfo.processInfo.environment["STORYWRITER_TEST_POSTGRES"]

    /// Each test has a pool of its own, so only so many at a time stay below the server's limit.
    private static let places = Places(12)

    /// Runs `body` with the URL of a new database, which is dropped afterwards.
    ///
    /// - Parameter options: what else `CREATE DATABASE` is told.
    package static func withDatabase<T>(options: String = "", _ body: (String) async throws -> T) async throws -> T {
        let url = try required()
        guard var parts = URLComponents(string: url) else { throw Missing() }
        await places.take()
        let name = "test_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: ""))"
        let result: Result<T, any Error>
        do {
            try await run("CREATE DATABASE \(name) \(options)", at: url)
            parts.path = "/\(name)"
            result = .success(try await body(parts.string ?? ""))
        } catch {
            result = .failure(error)
        }
        try? await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", at: url)
        await places.giveBack()
        return try result.get()
    }

    /// Where the server is.
    package static func required() throws -> String {
        guard let url else { throw Missing() }
        return url
    }

    /// The database that a URL names.
    package static func name(in url: String) -> String {
        String(URLComponents(string: url)?.path.dropFirst() ?? "")
    }

    /// Runs `body` on a new database, opened but without a schema.
    package static func withEmptyDatabase<T>(
        settings: PostgresSettings = PostgresSettings(connections: 6), _ body: (PostgresDatabase) async throws -> T
    ) async throws -> T {
        try await withDatabase { url in
            let database = try await PostgresDatabase.open(url: url, settings: settings, plan: [])
            defer { try? database.close() }
            return try await body(database)
        }
    }

    /// Runs words outside of any pool, as an administrator would: what must not stand in a transaction, or comes from
    /// outside in the middle of one.
    package static func run(_ words: String, at url: String) async throws {
        struct Refused: Error { let message: String }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                let connection = PQconnectdb(url)
                let result = PQexec(connection, words)
                let status = PQresultStatus(result)
                let message = String(cString: PQerrorMessage(connection))
                PQclear(result)
                PQfinish(connection)
                let isGood = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
                continuation.resume(with: isGood ? .success(()) : .failure(Refused(message: message)))
            }
        }
    }
}
