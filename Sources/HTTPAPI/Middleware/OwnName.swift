import HTTPTypes
import Hummingbird

/// Answers only those who call the server by an address or as `localhost`.
///
/// For servers without sign-in. A web page elsewhere may let its own name point to this machine (DNS rebinding); the
/// browser then takes the server for a part of that page and lets it read every story. Such a request carries that name
/// in its `Host`, which no page can change.
struct OwnName: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isOwn(request.head.authority) else {
            throw Problem(
                .badRequest,
                "Without sign-in this server answers to localhost and to addresses alone. Call it so, or set "
                    + "STORYWRITER_AUTH.")
        }
        return try await next(request, context)
    }

    /// Whether a `Host` is `localhost` or an address, with or without a port. Without any (HTTP/1.0) it is no browser's.
    static func isOwn(_ authority: String?) -> Bool {
        guard let authority, !authority.isEmpty else { return true }
        if authority.hasPrefix("[") { return authority.contains("]") }
        let name = authority.prefix { $0 != ":" }.lowercased()
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
