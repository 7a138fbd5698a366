import Accounts
import HTTPAPI
import Hummingbird
import Logging
import Metrics
import SQLiteStorage
import StoryDomain
import Testing

/// A server of the sample interface. `Bearer reader` may read, `Bearer writer` too and write; both are the user `ann`.
/// `Bearer other` is somebody else.
struct SampleServer {
    var settings = APISettings(port: 0)
    var doors = APIDoors(authenticate: Self.authenticate)
    var groups: [RouteGroup]
    var checks: [Operations.Check] = []
    var clock: any Clock<Duration> = ContinuousClock()
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    var metrics: any MetricsFactory = NOOPMetricsHandler.instance

    init(groups: [RouteGroup] = NoteRoutes.groups(NoteShelf())) {
        self.groups = groups
        // A test that is about signs of life has them by its own clock.
        settings.keepAlive = .seconds(3_600)
        settings.answerFault = { Issue.record("\($0)") }
    }

    func server(listening: @escaping @Sendable (Int) async -> Void = { _ in }) -> APIServer {
        APIServer(
            groups,
            operations: Operations(
                title: "Notes", version: "1", description: "Keeps `notes`.", checks: checks, metrics: { "up 1\n" }),
            doors: doors, settings: settings, logger: logger, clock: clock, metrics: metrics, listening: listening)
    }

    var application: some ApplicationProtocol { server().application }

    static func authenticate(_ header: String?) async throws -> Caller {
        let ann = UserID(rawValue: "ann") ?? .local
        switch header {
        case "Bearer reader": return Caller(user: ann, scopes: [.read])
        case "Bearer writer": return Caller(user: ann, scopes: [.read, .write])
        case "Bearer other": return Caller(user: UserID(rawValue: "bob") ?? .local, scopes: [.read, .write])
        default: throw Problem(.unauthenticated, "Send a key in the Authorization header.")
        }
    }
}
