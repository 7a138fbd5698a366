import Foundation
import HTTPAPI
import Logging
import Metrics
import ModelProviders
import ServiceLifecycle
import Telemetry
import Tracing

/// Where a server's counts and spans go.
struct TelemetryStand {
    let registry: PrometheusRegistry
    /// Sends spans to the collector; nil where none is configured.
    let exporter: SpanExporter?
    private let transport: HTTPTransport?

    /// Sets the process's backends up; to be called once, before any model or server is made.
    ///
    /// - Parameter routes: how the collector is reached.
    static func setUp(_ settings: ServerSettings, routes: NetworkRoutes) -> TelemetryStand {
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        guard let base = settings.collectorURL else {
            InstrumentationSystem.bootstrap(OTLPTracer(spans: nil, ratio: settings.sampledShare))
            return TelemetryStand(registry: registry, exporter: nil, transport: nil)
        }
        let spans = SpanQueue()
        InstrumentationSystem.bootstrap(OTLPTracer(spans: spans, ratio: settings.sampledShare))
        let transport = HTTPTransport(routes: routes)
        let url = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/v1/traces"
        let exporter = SpanExporter(
            spans: spans, export: SpanExport(resource: ["service.name": "storywriter"]),
            send: { body, headers in
                try await transport.post(body, to: url, headers: headers, purpose: "the span collector")
            })
        return TelemetryStand(registry: registry, exporter: exporter, transport: transport)
    }

    /// Closes the way to the collector.
    func shutdown() async {
        await transport?.shutdown()
    }
}
