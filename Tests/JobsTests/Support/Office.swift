import Foundation
import Jobs
import Storage
import StoryDomain
import Testing

/// A queue over a database of a test's own, with a date that the test moves.
struct Office: Sendable {
    let database: any SQLDatabase
    let calendar = Calendar()
    let queue: RunQueue

    static let ann = user("ann")
    static let bob = user("bob")
    static let cem = user("cem")

    /// Runs `body` with a queue of the settings that `change` makes; the jitter is always 0.5.
    static func with(
        _ driver: DatabaseDriver, _ change: (inout RunSettings) -> Void = { _ in },
        _ body: (Office) async throws -> Void
    ) async throws {
        var settings = RunSettings()
        change(&settings)
        try await driver.withDatabase { database in
            try await body(Office(database: database, settings: settings))
        }
    }

    private init(database: any SQLDatabase, settings: RunSettings) {
        self.database = database
        let calendar = calendar
        queue = RunQueue(database: database, settings: settings, now: { calendar.now }, jitter: { 0.5 })
    }

    /// A user's id.
    static func user(_ name: String) -> UserID { UserID(rawValue: name) ?? .local }

    /// Queues a run, a second after the one before it.
    @discardableResult
    func enqueue(_ id: String, of user: UserID = ann, _ change: (inout NewRun) -> Void = { _ in }) async throws -> Run {
        calendar.advance(by: 1)
        var run = NewRun(id: RunID(id), user: user, kind: "story")
        change(&run)
        return try await queue.enqueue(run)
    }

    /// Claims until nothing is left to claim.
    ///
    /// - Returns: the ids in the order of the claims.
    func claimAll(as holder: String = "worker") async throws -> [String] {
        var ids: [String] = []
        while let lease = try await queue.claim(holder: holder) { ids.append(lease.run.id.rawValue) }
        return ids
    }

    /// Claims a run that must be there.
    func claim(as holder: String = "worker") async throws -> Lease {
        try #require(try await queue.claim(holder: holder))
    }

    /// The states that a run's log tells, in order.
    func states(of id: RunID) async throws -> [RunState] {
        try await RunLog(database: database).read(id, after: 0, limit: 1_000).filter { $0.kind == .state }
            .compactMap { RunState(rawValue: try $0.said) }
    }
}
