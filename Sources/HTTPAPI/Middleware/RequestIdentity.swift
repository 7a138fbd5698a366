import Hummingbird

/// Gives each request its id and its route, and sends the id back.
struct RequestIdentity: RouterMiddleware {
    typealias Context = APIContext

    /// Ids of clients may be this long.
    static let longest = 128

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    let table: RouteTable

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let path = (request.head.path ?? "/").prefix { $0 != "?" && $0 != "#" }
        context.requestID = Self.accepted(request.headers[.requestID]) ?? Self.draw()
        context.match = table.match(request.method, path)
        context.errors = table.errors(for: path)
        context.coreContext.endpointPath.value = context.match.template
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request_id"] = "\(context.requestID)"
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// A client's own id, if it is short and printable: it goes into logs and headers.
    private static func accepted(_ id: String?) -> String? {
        guard let id, !id.isEmpty, id.utf8.count <= longest, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        // It becomes part of a reference in problems.
        return id.utf8.contains(where: { #"<>"\^`{|}"#.utf8.contains($0) }) ? nil : id
    }

    /// 100 bits of chance, five in each of 20 letters.
    private static func draw() -> String {
        var chance = UInt128.random(in: .min ... .max)
        return String(unsafeUninitializedCapacity: 20) { bytes in
            for index in 0..<20 {
                bytes[index] = alphabet[Int(chance & 31)]
                chance >>= 5
            }
            return 20
        }
    }
}
