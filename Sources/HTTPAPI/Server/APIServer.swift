import Hummingbird
import HummingbirdCore
import Logging
import Metrics
import NIOCore
import ServiceLifecycle

/// The server: routes, what is around them, and a socket. A `Service` that stops within its drain time.
package struct APIServer: Service {
    /// What Hummingbird runs; tests talk to it directly.
    package let application: Application<APIResponder>

    private let drainTime: Duration

    /// Builds a server. It listens once it runs.
    ///
    /// - Parameters:
    ///   - groups: the routes beside the operational ones, which come by themselves.
    ///   - operations: what the operational routes tell.
    ///   - clock: rings the keep-alive bell.
    ///   - metrics: where requests are counted.
    ///   - listening: called with the port once the socket is open.
    package init(
        _ groups: [RouteGroup], operations: Operations, doors: APIDoors, settings: APISettings, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(), metrics: any MetricsFactory = MetricsSystem.factory,
        listening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        let table = OperationalRoutes.table(groups, operations: operations, usesKeys: settings.usesKeys)
        let bell = KeepAliveBell(interval: settings.keepAlive, clock: clock, metrics: metrics)
        let crowd = ConnectionCrowd(comfortable: settings.comfortableConnections)
        let pace = (TimeAmount(settings.bodyTimeout), TimeAmount(settings.stalledTimeout))
        application = Application(
            responder: APIResponder(table: table, doors: doors, settings: settings, bell: bell, metrics: metrics),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        RequestPacer(bodyTimeout: pace.0, stalledTimeout: pace.1, crowd: crowd)
                    ],
                    idleTimeout: TimeAmount(settings.idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16_384, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(settings.maximumConnections, logger: logger)),
            services: [bell],
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? settings.port) },
            logger: logger)
        drainTime = settings.drainTime
    }

    /// Serves until a graceful shutdown; then takes no new connections, lets running requests end, and cuts off those
    /// that have not ended after the drain time.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await application.run()
                return true
            }
            group.addTask { [drainTime] in
                // Both end early where the task is cancelled, which is when the server has stopped by itself.
                try? await gracefulShutdown()
                try? await Task.sleep(for: drainTime)
                return false
            }
            while let isDone = try await group.next() {
                group.cancelAll()
                if isDone { return }
            }
        }
    }
}
