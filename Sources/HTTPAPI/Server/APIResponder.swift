import Hummingbird
import Metrics

/// All middleware around the routes, as one responder.
package struct APIResponder: HTTPResponder {
    package typealias Context = APIContext

    private let chain: @Sendable (Request, APIContext) async throws -> Response

    /// Puts the middleware around the routes; the first of the list is the outermost.
    init(table: RouteTable, doors: APIDoors, settings: APISettings, bell: KeepAliveBell, metrics: any MetricsFactory) {
        let routes = RouteResponder(doors: doors, bell: bell, checksAnswers: settings.checksAnswers)
        var middleware: [any RouterMiddleware<APIContext>] = [
            RequestIdentity(table: table), RequestTrace(), RequestMetrics(factory: metrics), AccessLog(), HeadOnly(),
            SecurityHeaders(), Compression(), ErrorTelling(bell: bell),
        ]
        if settings.answersOwnNameOnly { middleware.append(OwnName()) }
        if !settings.allowedOrigins.isEmpty { middleware.insert(CrossOrigin(origins: settings.allowedOrigins), at: 5) }
        chain = middleware.reversed().reduce(routes.respond) { inner, outer in
            Self.wrap(outer, around: inner)
        }
    }

    package func respond(to request: Request, context: APIContext) async throws -> Response {
        try await chain(request, context)
    }

    private static func wrap(
        _ outer: some RouterMiddleware<APIContext>,
        around inner: @escaping @Sendable (Request, APIContext) async throws -> Response
    ) -> @Sendable (Request, APIContext) async throws -> Response {
        { request, context in try await outer.handle(request, context: context, next: inner) }
    }
}
