import HTTPTypes
import Hummingbird
import Metrics
import Synchronization

/// Counts and times requests under OpenTelemetry's names: `http.server.request.duration` by method, route and status,
/// and `http.server.active_requests`.
final class RequestMetrics: RouterMiddleware {
    typealias Context = APIContext

    private struct Series: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    /// Methods that a label may hold; others are told as one.
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

    private let factory: any MetricsFactory
    private let active: Meter
    private let activeCount = Mutex(0)
    /// Looking a series up in the registry costs more than the request.
    private let timers = Mutex<[Series: Metrics.Timer]>([:])

    init(factory: any MetricsFactory) {
        self.factory = factory
        active = Meter(label: "http.server.active_requests", factory: factory)
    }

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "_OTHER"
        count(1)
        do {
            let response = try await next(request, context)
            let series = Series(method: method, route: context.match.template, status: response.status.code)
            return response.whenWritten { [self] in
                count(-1)
                timer(series).recordNanoseconds(Self.nanoseconds(.now - start))
            }
        } catch {
            count(-1)
            throw error
        }
    }

    private func count(_ change: Int) {
        // Shown under the lock, so that of two changes at once the later one is shown last.
        activeCount.withLock { count in
            count += change
            active.set(count)
        }
    }

    private func timer(_ series: Series) -> Metrics.Timer {
        timers.withLock { timers in
            if let timer = timers[series] { return timer }
            var dimensions = [
                ("http.request.method", series.method), ("http.route", series.route),
                ("http.response.status_code", String(series.status)), ("url.scheme", "http"),
            ]
            if series.status >= 500 { dimensions.append(("error.type", String(series.status))) }
            let timer = Metrics.Timer(
                label: "http.server.request.duration", dimensions: dimensions, factory: factory)
            timers[series] = timer
            return timer
        }
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
