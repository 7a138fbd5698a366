import Accounts
import FoundationEssentials
import HTTPAPI
import Hummingbird
import HummingbirdTesting
import Jobs
import LanguageModels
import Logging
import ModelProviders
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling
import TestSupport

/// The seed's paths over a database in a temporary folder, a worker, and a provider's fake.
struct SeedHouse: Sendable {
    let fake: SeedFake
    let desk: StoryDesk
    let log: RunLog
    let books: UsageBooks
    let worker: RunWorker
    private let routes: SeedRoutes
    private let idempotency: IdempotencyBook

    /// Runs `body` against a house that is cleared away afterwards.
    ///
    /// - Parameters:
    ///   - plan: what every user may use.
    ///   - isLive: whether over a socket, for a client of another process. The client that is handed over then gives up after 20 seconds.
    static func open(
        _ provider: SeedProvider = .gemini, _ schedule: Schedule = .never, plan: PlanLimits = .none,
        isLive: Bool = false,
        _ body: @Sendable (SeedHouse, any TestClientProtocol) async throws -> Void
    ) async throws {
        try await provider.withFake(schedule) { fake in
            try await withTemporaryFolder { folder in
                let database = try await SQLiteDatabase.open(path: folder.path(of: "stories.sqlite"))
                // The limits of calls never pass: the clock stands still.
                let transport = HTTPTransport(connectTimeout: .seconds(600), clock: ManualClock())
                do {
                    let model = try fake.stack(over: transport)
                    let house = SeedHouse(database: database, fake: fake, model: model, plan: plan)
                    try await house.sample.application.test(isLive ? .live : .router) { try await body(house, $0) }
                } catch {
                    await transport.shutdown()
                    try? database.close()
                    throw error
                }
                await transport.shutdown()
                try database.close()
            }
        }
    }

    private init(database: any SQLDatabase, fake: SeedFake, model: any LanguageModel, plan: PlanLimits) {
        self.fake = fake
        let plans = Plans([], standard: Plan(name: "test", limits: plan))
        let repository = StoryRepository(database: database)
        let queue = RunQueue(database: database)
        let deltas = DeltaCollector(queue: queue)
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        books = UsageBooks(database: database, plans: plans)
        desk = StoryDesk(
            repository: repository, queue: queue, books: books,
            cache: AnswerCache(database: database),
            models: { _, _ in model })
        log = RunLog(database: database, logger: silent)
        worker = RunWorker(
            queue: queue,
            handler: StoryRunHandler(
                repository: repository, books: books, deltas: deltas, models: { _, _ in model }, logger: silent),
            deltas: deltas, logger: silent)
        idempotency = IdempotencyBook(database: database)
        routes = SeedRoutes(desk: desk, log: log, projects: ProjectRepository(database: database))
    }

    /// The routes.
    var group: RouteGroup { routes.group }

    /// The server; answers are held against their schemas.
    private var sample: SampleServer {
        var sample = SampleServer(groups: [routes.group])
        sample.doors.idempotency = idempotency
        return sample
    }

    /// Runs `body` while the worker works.
    func working(_ body: @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            group.addTask { try await log.run() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// Waits until a run is over.
    func end(of task: String) async throws {
        for try await _ in log.follow(RunID(task), after: 0) {}
    }
}
