import Foundation
import Storage
import StoryDomain
import Synchronization

/// A cache over an empty database, with a clock that the test moves.
final class CacheDesk: Sendable {
    static let ada = UserID.local
    static let ben = UserID(rawValue: "ben") ?? .local

    let counting: CountingDatabase
    private let moment = Mutex(Samples.start)

    private init(_ database: any SQLDatabase) {
        counting = CountingDatabase(base: database)
    }

    /// Runs `body` with an empty database of this driver.
    static func with(_ driver: DatabaseDriver, _ body: (CacheDesk) async throws -> Void) async throws {
        try await driver.withEmptyDatabase { database in
            try await database.migrate(MigrationPlan.current)
            try await body(CacheDesk(database))
        }
    }

    /// A process's own cache; another one stands for another process.
    func cache(_ settings: CacheSettings = CacheSettings()) -> AnswerCache {
        AnswerCache(database: counting, settings: settings) { [self] in moment.withLock { $0 } }
    }

    func pass(_ seconds: TimeInterval) {
        moment.withLock { $0 += seconds }
    }

    static func key(_ name: String) -> AnswerKey { AnswerKey(rawValue: name) }

    /// An answer that counts for 1,000 bytes unless told otherwise.
    static func answer(_ text: String = "Once", bytes: Int = 1_000, cost: String = "0.001") throws -> CachedAnswer {
        let padding = String(repeating: "x", count: bytes - 512 - text.utf8.count - 2)
        return CachedAnswer(
            operation: "premise", provider: "gemini", model: "g-1", json: "\"\(text)\(padding)\"",
            usage: TokenUsage(prompt: 100, output: 40), cost: try Samples.parsed(cost))
    }
}
