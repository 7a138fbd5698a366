import Accounts
import Foundation
import HTTPAPI
import Jobs
import LanguageModels
import Logging
import ModelProviders
import NIOCore
import ServiceLifecycle
import Storage
import Storytelling
import UnixSignals

/// The service put together: the API, the workers or both, over one database.
package struct StoryServer: Sendable {
    /// How long the process may take to stop before it is cut off.
    private static let longestShutdown = Duration.seconds(20)

    private let house: StoryHouse
    private let logger: Logger
    private let telemetry: TelemetryStand

    /// Prepares a server; sets up the process's metrics and traces, so that there can be one in a process.
    ///
    /// - Throws: `SettingsError` where the settings contradict each other.
    package init(house: StoryHouse, logger: Logger = Logger(label: "storywriter.server")) throws(SettingsError) {
        let settings = house.settings.server
        if case .none = settings.identity, !settings.isLoopback, settings.role != .worker {
            throw SettingsError(
                "Without accounts the server listens on this machine only, not on \(settings.host): "
                    + "set STORYWRITER_AUTH=keys or jwt.")
        }
        self.house = house
        self.logger = logger
        self.telemetry = TelemetryStand.setUp(settings, routes: try house.settings.network.routes())
    }

    /// Serves until SIGTERM or SIGINT, then lets running steps end.
    ///
    /// - Parameter listening: called with the port once requests are answered; not called where nothing listens.
    /// - Throws: `CatalogueError`, `SettingsError`, and what a service fails with.
    package func run(listening: @escaping @Sendable (Int) async -> Void) async throws {
        let parts = try ServerParts(house: house, logger: logger)
        for profile in parts.racks.profiles {
            if let replacement = profile.replacement {
                logger.warning("\(replacement.notice(for: profile.model))")
            }
        }
        // The first to begin are the last to stop: calls are under way until everything else has ended.
        var services: [any Service] = [parts.callKeeping, ModelKeeper(racks: parts.racks)]
        if !parts.locks.hold(parts.worker.holder) {
            logger.warning(
                "the folder of locks cannot be written: after a crash, runs and calls wait for their leases to end")
        }
        if let exporter = telemetry.exporter { services.append(exporter) }
        let role = house.settings.server.role
        if role != .api {
            services += [parts.deltas, parts.worker, parts.housekeeping]
        }
        if role != .worker { services += [parts.log] }
        if role != .worker || house.settings.server.isPortGiven {
            services.append(
                api(parts, groups: role == .worker ? [] : parts.routes, listening: listening))
        }
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        configuration.maximumGracefulShutdownDuration = Self.longestShutdown
        configuration.maximumCancellationDuration = .seconds(3)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw SettingsError(
                "Cannot listen on \(house.settings.server.host):\(house.settings.server.port): "
                    + "\(String(cString: strerror(error.errnoCode))). Choose another address with --host or --port.")
        }
        parts.locks.leave(parts.worker.holder)
        await telemetry.shutdown()
    }

    private func api(
        _ parts: ServerParts, groups: [RouteGroup], listening: @escaping @Sendable (Int) async -> Void
    ) -> APIServer {
        let server = house.settings.server
        var settings = APISettings(host: server.host, port: server.port)
        settings.allowedOrigins = server.origins
        let files = OpenFiles.raise()
        settings.maximumConnections = OpenFiles.connections(within: files, wanted: settings.maximumConnections)
        if let streams = server.callerStreams { settings.streamsPerCaller = streams }
        if case .none = server.identity {
            // All who call are one user.
            settings.streamsPerCaller = server.callerStreams ?? settings.maximumConnections
            settings.requestsPerCaller = settings.maximumConnections
            settings.usesKeys = false
            settings.answersOwnNameOnly = true
        }
        let (registry, database) = (telemetry.registry, house.database)
        let probe = WriteProbe(database: database)
        let operations = Operations(
            title: "Story Writer", version: "0.1.0",
            description: "Complete stories of the length asked: streaming, resumable, steerable at every step.",
            checks: [
                Operations.Check("database") {
                    _ = try await database.read { try $0.rows("SELECT 1 AS one") }
                },
                Operations.Check("storing") { try await probe.check() },
            ],
            metrics: { registry.render() })
        return APIServer(
            groups, operations: operations, doors: parts.doors, settings: settings, logger: logger,
            listening: listening)
    }
}
