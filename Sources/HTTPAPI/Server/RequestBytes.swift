import HTTPTypes
import Hummingbird

/// Reads a request's body within its limits.
enum RequestBytes {
    /// The body of a request, where its route takes one.
    ///
    /// - Throws: `Problem`: too large, of another type, too slow.
    static func read(_ request: Request, for route: Route) async throws -> [UInt8] {
        let rawTypes = route.traits.rawBody
        guard route.body != nil || !rawTypes.isEmpty else { return [] }
        let most = route.traits.largestBody
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > most { throw tooLarge(most) }
        let isUntyped = request.headers[.contentType] == nil
        if rawTypes.isEmpty {
            try checkType(of: request, isEmpty: announced == 0)
        } else {
            try checkRawType(of: request, among: rawTypes)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(announced ?? 0, most))
        do {
            for try await part in request.body {
                if isUntyped, part.readableBytes > 0 { throw untyped(rawTypes) }
                guard bytes.count + part.readableBytes <= most else { throw tooLarge(most) }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch is SlowRequest {
            var problem = Problem(.requestTimeout, "Send the whole body at once.")
            problem.headers[.connection] = "close"
            throw problem
        } catch let problem as Problem {
            throw problem
        } catch {
            throw BrokenConnection(cause: error)
        }
        // A connection that ends early looks like the end of the body.
        if let announced, bytes.count < announced {
            throw Problem(.badRequest, "The body is shorter than its Content-Length.")
        }
        return bytes
    }

    /// Browsers send a body without a type to any origin without asking it first, so no route guesses one.
    private static func untyped(_ rawTypes: [String]) -> Problem {
        let types = rawTypes.isEmpty ? ["application/json"] : rawTypes
        var problem = Problem(
            .unsupportedMediaType, "Name the body's type in Content-Type: \(types.joined(separator: ", ")).")
        problem.headers[.connection] = "close"
        return problem
    }

    private static func tooLarge(_ most: Int) -> Problem {
        var problem = Problem(.tooLarge, "A body may have at most \(most) bytes.")
        problem.headers[.connection] = "close"
        return problem
    }

    /// What bytes are is told by themselves, so that a type is only refused where it belongs to another family.
    static func checkRawType(of request: Request, among types: [String]) throws {
        try checkEncoding(of: request)
        guard let type = request.headers[.contentType]?.lowercased().prefix(while: { $0 != ";" && $0 != " " }) else {
            return
        }
        let families = types.map { $0.prefix { $0 != "/" } }
        guard type == "application/octet-stream" || families.contains(type.prefix { $0 != "/" }) else {
            throw Problem(.unsupportedMediaType, "Send the body as one of: \(types.joined(separator: ", ")).")
        }
    }

    private static func checkEncoding(of request: Request) throws {
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Problem(.unsupportedMediaType, "Send the body without Content-Encoding.")
        }
    }

    /// Whether a body's type is JSON in UTF-8.
    ///
    /// - Parameter isEmpty: whether there is no body; then any type will do.
    /// - Throws: `Problem.unsupportedMediaType`.
    static func checkType(of request: Request, isEmpty: Bool) throws {
        try checkEncoding(of: request)
        guard !isEmpty, let type = request.headers[.contentType]?.lowercased() else { return }
        let parts = type.split(separator: ";").map { $0.filter { $0 != " " } }
        let isJSON = parts.first.map {
            $0 == "application/json" || ($0.hasPrefix("application/") && $0.hasSuffix("+json"))
        }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        guard isJSON == true, charset == nil || charset == "utf-8" else {
            throw Problem(.unsupportedMediaType, "Send the body as application/json in UTF-8.")
        }
    }
}
