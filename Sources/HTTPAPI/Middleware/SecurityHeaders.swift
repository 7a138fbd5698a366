import HTTPTypes
import Hummingbird

/// Headers that keep browsers from guessing, framing and sharing; an answer's own word comes first.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let usual: [(HTTPField.Name, String)] = [
            (.xContentTypeOptions, "nosniff"), (.frameOptions, "DENY"), (.referrerPolicy, "no-referrer"),
            (.resourcePolicy, "same-origin"),
            (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        ]
        for (name, value) in usual where response.headers[name] == nil { response.headers[name] = value }
        return response
    }
}
