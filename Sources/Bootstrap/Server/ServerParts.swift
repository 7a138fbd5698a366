import Accounts
import Foundation
import HTTPAPI
import Jobs
import LanguageModels
import Logging
import ModelProviders
import Storage
import StoryDomain
import Storytelling
import WebStudio

/// Everything that a server's services share, made in the order of who needs whom.
struct ServerParts: Sendable {
    let racks: ModelRacks
    let log: RunLog
    let deltas: DeltaCollector
    let worker: RunWorker
    let locks: WorkerLocks
    let housekeeping: Housekeeping
    let callKeeping: CallKeeping
    let desk: StoryDesk
    let doors: APIDoors
    /// The API's own routes.
    let routes: [RouteGroup]

    /// Puts the parts together.
    ///
    /// - Throws: `SettingsError`, `CatalogueError`.
    init(house: StoryHouse, logger: Logger) throws {
        let settings = house.settings.server
        let database = house.database
        let plans = try Plans.of(house.settings)
        let racks = try ModelRacks(house: house)
        let images = try ImageRacks(house: house, transport: racks.transport)
        let models: ModelFinder = { try racks.found(provider: $0, name: $1) }
        var runs = RunSettings()
        runs.retention = settings.runRetention
        runs.leaseDuration = .seconds(settings.leaseSeconds)
        runs.heartbeat = .milliseconds(settings.leaseSeconds * 300)
        let holder = RunWorker.freshName()
        let books = UsageBooks(database: database, plans: plans, holder: holder)
        let leases = CallLeases(database: database, holder: holder)
        let lost = LostCalls(database: database, repository: house.repository, books: books)
        let queue = RunQueue(
            database: database, settings: runs, closeCalls: { try lost.close(callsOf: $0, in: $1) })
        let accounts = AccountRepository(database: database, plans: plans)
        let keys = KeyRing(database: database, logger: logger)
        let cacheMetrics = CacheMetrics()
        let cache = AnswerCache(
            database: database,
            settings: CacheSettings(timeToLive: settings.cacheLifetime, bytes: settings.cacheBytes),
            observe: cacheMetrics.note,
            report: { error in
                cacheMetrics.noteFault()
                logger.warning("the cache failed and was passed over", metadata: ["error": "\(error)"])
            })
        let idempotency = IdempotencyBook(database: database)
        self.racks = racks
        log = RunLog(database: database)
        deltas = DeltaCollector(queue: queue)
        let habits = house.habits
        desk = StoryDesk(
            repository: house.repository, queue: queue, books: books, cache: cache, leases: leases,
            models: models, habits: habits)
        var work = WorkerSettings()
        work.concurrency = settings.runs
        let locks = WorkerLocks(folder: house.lockFolder)
        self.locks = locks
        worker = RunWorker(
            queue: queue,
            handler: StoryRunHandler(
                repository: house.repository, books: books, deltas: deltas, leases: leases, models: models,
                habits: habits, logger: logger),
            deltas: deltas, settings: work, holder: holder, isGone: { locks.isGone($0) }, logger: logger)
        housekeeping = Housekeeping(
            database: database, queue: queue, cache: cache, cacheMetrics: cacheMetrics,
            idempotency: idempotency, logger: logger)
        callKeeping = CallKeeping(leases: leases, lost: lost, isGone: { locks.isGone($0) }, logger: logger)
        doors = Self.doors(
            settings, keys: keys, accounts: accounts, idempotency: idempotency, racks: racks, logger: logger)
        let catalogue = house.catalogue
        routes =
            V1Routes(
                desk: desk,
                pictures: PictureDesk(
                    stories: desk, pictures: PictureRepository(database: database),
                    models: { try images.found(provider: $0, name: $1) }),
                imageModels: { images.offers() }, log: log, keys: keys, accounts: accounts, plans: plans,
                catalogue: { racks.offers(of: catalogue) }
            ).groups + [SeedRoutes(desk: desk, log: log, projects: ProjectRepository(database: database)).group]
    }

    private static func doors(
        _ settings: ServerSettings, keys: KeyRing, accounts: AccountRepository, idempotency: IdempotencyBook,
        racks: ModelRacks, logger: Logger
    ) -> APIDoors {
        let authenticator = authenticator(settings, keys: keys, racks: racks, logger: logger)
        var doors = APIDoors { header in
            try await authenticator.authenticate(bearer: header.flatMap(Self.bearer))
        }
        doors.idempotency = idempotency
        let studio = StudioPages()
        doors.fallback = { studio.answer($0) }
        let rate = RequestRate()
        let plans = PlanMemory(accounts: accounts)
        doors.admit = { caller in
            let plan = try await plans.plan(of: caller.user)
            guard let limit = plan.limits.requestsPerMinute else { return nil }
            let verdict = rate.count(caller.user, limit: limit)
            return RateVerdict(
                isAdmitted: verdict.isAdmitted, policy: plan.name, quota: limit, window: 60,
                remaining: verdict.remaining ?? 0, reset: Int((verdict.resetsIn / .seconds(1)).rounded(.up)))
        }
        return doors
    }

    private static func authenticator(
        _ settings: ServerSettings, keys: KeyRing, racks: ModelRacks, logger: Logger
    ) -> Authenticator {
        switch settings.identity {
        case .none: return .none
        case .keys: return .keys(keys)
        case .jwt(let jwt):
            let policy = TokenPolicy(
                issuer: jwt.issuer, audience: jwt.audience, authorizedParties: jwt.parties)
            let url = jwt.keySetURL
            let transport = racks.transport
            return .jwt(
                TokenVerifier(policy: policy, logger: logger) {
                    try await transport.document(at: url, purpose: "the sign-in service")
                }, keys: keys)
        }
    }

    /// What follows `Bearer ` in an `Authorization` header; nil for another scheme.
    static func bearer(in header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1].trimmingCharacters(in: .whitespaces)
    }
}
