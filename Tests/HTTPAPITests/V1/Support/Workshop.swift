import Accounts
import Foundation
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import LanguageModels
import Logging
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling
import TestSupport

/// The whole of `/api/v1` over a database of a test's own: the users ann and bob, the administrator root, and one model.
///
/// `Bearer ann` may all but administer; `Bearer root` may everything.
struct Workshop: Sendable {
    let database: any SQLDatabase
    let model: TellingModel
    /// Draws; answers may be written down for it before.
    let images: ScriptedImages
    let desk: StoryDesk
    let log: RunLog
    let routes: V1Routes
    private let deltas: DeltaCollector
    private let handler: StoryRunHandler
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static let ann = user("ann")
    static let bob = user("bob")

    /// Runs `body` in a workshop that is cleared away afterwards.
    ///
    /// - Parameter wrap: puts another database before the real one.
    static func with(
        plans: Plans = .unlimited, model: TellingModel = TellingModel(), images: ScriptedImages = ScriptedImages(),
        drawing: Bool = true, wrapping wrap: (any SQLDatabase) -> any SQLDatabase = { $0 },
        _ body: (Workshop) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let database = try await SQLiteDatabase.open(path: folder.path(of: "stories.sqlite"))
            defer { try? database.close() }
            try await body(
                Workshop(
                    database: wrap(database), plans: plans, model: model, images: images, drawing: drawing))
        }
    }

    /// The same over a database of the test's own, with the current schema.
    init(over database: any SQLDatabase, model: TellingModel = TellingModel()) {
        self.init(database: database, plans: .unlimited, model: model, images: ScriptedImages(), drawing: true)
    }

    private init(
        database: any SQLDatabase, plans: Plans, model: TellingModel, images: ScriptedImages, drawing: Bool
    ) {
        self.database = database
        self.model = model
        self.images = images
        let repository = StoryRepository(database: database)
        let queue = RunQueue(database: database)
        let books = UsageBooks(database: database, plans: plans)
        let accounts = AccountRepository(database: database, plans: plans)
        let metered = Metered(model)
        let models: ModelFinder = { provider, name in
            if let provider, provider != model.profile.provider { throw UnknownModel(.provider) }
            if let name, name != model.profile.model { throw UnknownModel(.model) }
            return metered
        }
        desk = StoryDesk(
            repository: repository, queue: queue, books: books,
            cache: AnswerCache(database: database), models: models)
        log = RunLog(database: database)
        deltas = DeltaCollector(queue: queue)
        handler = StoryRunHandler(
            repository: repository, books: books, deltas: deltas, models: models, logger: quiet)
        let relay = ImageRelay(drawing ? [images] : [])
        let pictures = PictureDesk(
            stories: desk, pictures: PictureRepository(database: database),
            models: { provider, name in
                if let provider, provider != images.profile.provider { throw UnknownModel(.provider, draws: true) }
                if let name, name != images.profile.model { throw UnknownModel(.model, draws: true) }
                return relay
            })
        routes = V1Routes(
            desk: desk, pictures: pictures, imageModels: { relay.models.map(\.profile) }, log: log,
            keys: KeyRing(database: database, logger: quiet), accounts: accounts, plans: plans,
            catalogue: { [ModelOffer(profile: model.profile, isDefault: true)] })
    }

    /// The server, with answers held against their schemas.
    var server: SampleServer {
        var sample = SampleServer(groups: routes.groups)
        sample.doors = APIDoors(authenticate: Self.authenticate)
        sample.doors.idempotency = IdempotencyBook(database: database)
        return sample
    }

    /// Talks to the server without a socket.
    func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await server.application.test(.router, body)
    }

    /// Runs `body` beside a worker and what shows its work.
    func working(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let worker = RunWorker(queue: desk.queue, handler: handler, deltas: deltas, logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [log] in try await log.run() }
            group.addTask { [deltas] in try await deltas.run() }
            group.addTask { try await worker.run() }
            try await body()
            group.cancelAll()
        }
    }

    /// A user's id.
    static func user(_ name: String) -> UserID { UserID(rawValue: name) ?? .local }

    private static func authenticate(_ header: String?) async throws -> Caller {
        switch header {
        case "Bearer ann": Caller(user: ann, scopes: [.read, .write, .keys])
        case "Bearer bob": Caller(user: bob, scopes: [.read, .write, .keys])
        case "Bearer root": Caller(user: user("root"), scopes: Set(Scope.allCases))
        default: throw Problem(.unauthenticated, "Send a key in the Authorization header.")
        }
    }
}
