import HTTPTypes
import Hummingbird

/// Lets pages of the named origins call the interface from browsers (CORS). Cookies are not used, so none are allowed.
struct CrossOrigin: RouterMiddleware {
    typealias Context = APIContext

    private static let exposed = "ETag, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Cache-Status"

    let origins: [String]

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], origins.contains(origin) else {
            return try await next(request, context)
        }
        if request.method == .options, let method = request.headers[.accessControlRequestMethod] {
            var response = Response(status: .noContent)
            response.headers[.contentLength] = nil
            response.headers[.accessControlAllowOrigin] = origin
            response.headers[.accessControlAllowMethods] = method
            response.headers[.accessControlAllowHeaders] = request.headers[.accessControlRequestHeaders]
            response.headers[.accessControlMaxAge] = "600"
            response.headers[.vary] = "Origin"
            return response
        }
        var response = try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = Self.exposed
        response.headers.append(HTTPField(name: .vary, value: "Origin"))
        response.headers[.resourcePolicy] = "cross-origin"
        return response
    }
}
