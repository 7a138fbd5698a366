import Accounts
import Foundation
import Jobs
import LanguageModels
import Storage
import StoryDomain
import Storytelling
import Synchronization
import TestDatabases
import TestSupport
import Testing

/// A database with everything that keeps books over it, as the server puts it together; time is moved by hand.
struct BooksDesk: Sendable {
    let database: any SQLDatabase
    let repository: StoryRepository
    let books: UsageBooks
    let queue: RunQueue
    let leases: CallLeases
    let lost: LostCalls
    let deltas: DeltaCollector
    let user: UserID
    private let moment: MovableDate

    /// The time of day, moved by hand.
    private final class MovableDate: Sendable {
        let date = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
    }

    /// A desk over `database`; two over one database are two processes.
    ///
    /// - Parameter other: whose time and user are taken; nil begins anew.
    init(
        _ database: any SQLDatabase, holder: String = "worker-1", limits: PlanLimits = .none,
        beside other: BooksDesk? = nil
    ) throws {
        let moment = other?.moment ?? MovableDate()
        let now: @Sendable () -> Date = { moment.date.withLock { $0 } }
        self.moment = moment
        self.database = database
        user = try other?.user ?? #require(UserID(rawValue: "ann"))
        repository = StoryRepository(database: database)
        books = UsageBooks(
            database: database, plans: Plans([], standard: Plan(name: "test", limits: limits)), holder: holder, now: now
        )
        leases = CallLeases(database: database, holder: holder, now: now)
        let lost = LostCalls(database: database, repository: repository, books: books, now: now)
        self.lost = lost
        queue = RunQueue(
            database: database, closeCalls: { try lost.close(callsOf: $0, in: $1) }, now: now, jitter: { 0 })
        deltas = DeltaCollector(queue: queue)
    }

    /// The moment that it is.
    var now: @Sendable () -> Date { { [moment] in moment.date.withLock { $0 } } }

    /// Lets time pass.
    func wait(_ seconds: TimeInterval) {
        moment.date.withLock { $0 += seconds }
    }

    /// What a request carries out.
    func desk(_ model: any LanguageModel) -> StoryDesk {
        StoryDesk(
            repository: repository, queue: queue, books: books, cache: AnswerCache(database: database), leases: leases,
            models: { _, _ in model }, now: now)
    }

    /// What works on runs.
    func handler(_ model: any LanguageModel) -> StoryRunHandler {
        StoryRunHandler(
            repository: repository, books: books, deltas: deltas, leases: leases, models: { _, _ in model }, now: now)
    }

    /// Stores ann's story.
    func begin(_ story: Story) async throws {
        try await repository.create(story, of: user, events: [])
    }

    /// Queues a run on a story, under the user or another one.
    func enqueue(_ story: StoryID, for user: UserID? = nil) async throws -> RunID {
        let payload = String(decoding: try JSONEncoder().encode(RunOrder()), as: UTF8.self)
        return try await queue.enqueue(
            NewRun(user: user ?? self.user, story: story, kind: StoryRunHandler.kind, payload: payload)
        ).id
    }

    /// The user's lines, oldest first.
    func lines(of user: UserID? = nil) async throws -> [UsageLine] {
        try await books.lines(of: user ?? self.user, limit: 10_000).reversed()
    }

    /// Holds the counters of a user against the lines, and the lines against the story's own.
    func expectExact(
        of user: UserID? = nil, story: StoryID? = nil, _ note: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let lines = try await lines(of: user)
        let counted = lines.filter { $0.state != .released && !$0.isCachedAnswer }
        let usage = try await books.usage(of: user ?? self.user)
        #expect(!lines.contains { $0.state == .open }, "open: \(note)", sourceLocation: sourceLocation)
        #expect(
            usage.calls == UsageMeasure(used: counted.count, held: 0, limit: usage.calls.limit), "calls: \(note)",
            sourceLocation: sourceLocation)
        let tokens = counted.reduce(0) { $0 + $1.usage.total }
        #expect(
            usage.tokens == UsageMeasure(used: tokens, held: 0, limit: usage.tokens.limit), "tokens: \(note)",
            sourceLocation: sourceLocation)
        #expect(usage.money.held == 0 && usage.images.held == 0, "\(note)", sourceLocation: sourceLocation)
        #expect(
            usage.money.used == counted.reduce(0) { $0 + $1.cost }, "money: \(note)", sourceLocation: sourceLocation)
        for run in Set(lines.compactMap(\.run)) {
            let row = try await database.read { connection in
                try connection.rows("SELECT calls, tokens, held_cost FROM usage_run WHERE run_id = \(run)").first
            }
            let own = counted.filter { $0.run == run }
            #expect(try row?.value("calls") == own.count, "\(note)", sourceLocation: sourceLocation)
            #expect(
                try row?.value("tokens") == own.reduce(0) { $0 + $1.usage.total }, "\(note)",
                sourceLocation: sourceLocation)
            #expect(try row?.value("held_cost") == 0, "\(note)", sourceLocation: sourceLocation)
        }
        if let story {
            let own = try await repository.ledger(of: story)
            #expect(
                own.map(\.call) == lines.filter { $0.story == story }.map(\.call), "\(note)",
                sourceLocation: sourceLocation)
            for line in own {
                let paid = lines.first { $0.call == line.call }
                #expect(
                    paid?.usage == line.usage && paid?.cost == line.cost && paid?.outcome == line.outcome
                        && paid?.model == line.model && line.state != .open,
                    "\(line.purpose) \(line.outcome) against \(paid?.outcome ?? "nothing"): \(note)",
                    sourceLocation: sourceLocation)
            }
        }
        let calls = lines.map(\.call)
        let leased = try await database.read { connection in
            try connection.rows("SELECT call_id FROM call_lease").map { try $0.value("call_id", as: CallID.self) }
        }
        #expect(!leased.contains { calls.contains($0) }, "leases: \(note)", sourceLocation: sourceLocation)
    }
}
