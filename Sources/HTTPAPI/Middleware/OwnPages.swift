import HTTPTypes
import Hummingbird

/// Refuses changes that a page of another origin asks for.
///
/// For servers without sign-in, where whoever reaches the port may write. Browsers carry some requests of any page to any
/// address without asking it first (CORS calls them simple requests); the page cannot read the answer, but the change
/// would be made. A browser says where such a request comes from in `Origin` and `Sec-Fetch-Site` (Fetch standard and
/// Fetch Metadata), which no page can set. Programs send neither and pass.
struct OwnPages: RouterMiddleware {
    typealias Context = APIContext

    /// The methods that change something.
    static let writes: Set<HTTPRequest.Method> = [.post, .put, .patch, .delete]

    /// Origins whose pages may change things all the same.
    let origins: [String]

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard !Self.writes.contains(request.method) || isOwn(request) else {
            throw Problem(
                .foreignPage,
                "Without sign-in this server takes changes from its own pages and from programs alone. Name the page's "
                    + "origin in STORYWRITER_ORIGINS, or set STORYWRITER_AUTH.")
        }
        return try await next(request, context)
    }

    private func isOwn(_ request: Request) -> Bool {
        let named = request.headers[values: .origin]
        if let only = named.first, named.count == 1, origins.contains(only) { return true }
        // `none` is a person's own doing, such as a typed address; `same-site` is another port of this machine.
        let sites = request.headers[values: .secFetchSite]
        guard sites.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else { return false }
        return named.allSatisfy { Self.isOrigin($0, of: request.head.authority) }
    }

    /// Whether an origin is this server under the name by which it was called. The scheme is not compared: where a proxy
    /// speaks TLS the server does not know it. `null`, which sandboxed pages and files send, is no server's origin.
    static func isOrigin(_ origin: String, of authority: String?) -> Bool {
        guard let authority, !authority.isEmpty else { return false }
        return ["http://", "https://"].contains { scheme in
            guard origin.lowercased().hasPrefix(scheme) else { return false }
            let port = scheme == "http://" ? ":80" : ":443"
            return Self.bare(origin.dropFirst(scheme.count), port) == Self.bare(authority[...], port)
        }
    }

    private static func bare(_ authority: Substring, _ port: String) -> String {
        let name = authority.lowercased()
        return name.hasSuffix(port) ? String(name.dropLast(port.count)) : name
    }
}
