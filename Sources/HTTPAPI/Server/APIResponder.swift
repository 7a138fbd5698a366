import FoundationEssentials
import Hummingbird
import Metrics

/// All middleware around the routes, as one responder.
package struct APIResponder: HTTPResponder {
    package typealias Context = APIContext

    private let chain: @Sendable (Request, APIContext) async throws -> Response

    /// Puts the middleware around the routes; the first of the list is the outermost.
    init(table: RouteTable, doors: APIDoors, settings: APISettings, bell: KeepAliveBell, metrics: any MetricsFactory) {
        let shares = CallerShares(
            CallerShares.Limits(
                streams: settings.streamsPerCaller, requests: settings.requestsPerCaller,
                allStreams: settings.allStreams))
        let workroom = Workroom(Workroom.Sizes(cores: ProcessInfo.processInfo.activeProcessorCount))
        let routes = RouteResponder(
            doors: doors, bell: bell, shares: shares, workroom: workroom,
            check: settings.answerFault.map(AnswerCheck.init))
        var middleware: [any RouterMiddleware<APIContext>] = [
            RequestIdentity(table: table), RequestTrace(), RequestMetrics(factory: metrics), AccessLog(), HeadOnly(),
            SecurityHeaders(), Compression(workroom: workroom), ErrorTelling(bell: bell),
        ]
        if settings.answersOwnNameOnly {
            middleware += [OwnName(), OwnPages(origins: settings.allowedOrigins)] as [any RouterMiddleware<APIContext>]
        }
        if !settings.allowedOrigins.isEmpty { middleware.insert(CrossOrigin(origins: settings.allowedOrigins), at: 5) }
        chain = middleware.reversed().reduce(routes.respond) { inner, outer in
            Self.wrap(outer, around: inner)
        }
    }

    /// A task keeps the memory of its deepest call until it ends, and the one of a connection that reads a stream of events
    /// lives long. So what comes before the stream is done in a task of its own: 45 KB less for each reader.
    package func respond(to request: Request, context: APIContext) async throws -> Response {
        guard request.headers[.accept]?.contains("text/event-stream") == true else {
            return try await chain(request, context)
        }
        async let response = chain(request, context)
        return try await response
    }

    private static func wrap(
        _ outer: some RouterMiddleware<APIContext>,
        around inner: @escaping @Sendable (Request, APIContext) async throws -> Response
    ) -> @Sendable (Request, APIContext) async throws -> Response {
        { request, context in try await outer.handle(request, context: context, next: inner) }
    }
}
