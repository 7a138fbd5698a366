import Hummingbird
import Logging

/// One line for each request, with what is never secret: no query, no body, no header, no path that a client made up.
struct AccessLog: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        // Probes come every few seconds.
        let isProbe = context.match.route?.tag == OperationalRoutes.tag
        let length = response.body.contentLength
        return response.whenWritten {
            let milliseconds = Int((.now - start) / .milliseconds(1))
            var metadata: Logger.Metadata = [
                "method": "\(request.method.rawValue)", "route": "\(context.match.template)",
                "status": "\(response.status.code)", "duration_ms": "\(milliseconds)",
            ]
            if let length { metadata["bytes"] = "\(length)" }
            context.logger.log(level: isProbe ? .debug : .info, "Request answered", metadata: metadata)
        }
    }
}
