import HTTPTypes
import Hummingbird
import NIOCore

/// Sends long JSON and text as gzip to clients that take it.
struct Compression: RouterMiddleware {
    typealias Context = APIContext

    /// Shorter bodies fit into one packet anyway.
    static let shortest = 1_024
    /// Longer bodies are compressed piece by piece while they are sent, beside the threads that answer requests.
    private static let longest = 65_536

    let workroom: Workroom

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard let length = response.body.contentLength, length >= Self.shortest,
            response.headers[.contentEncoding] == nil, Self.isText(response.headers[.contentType])
        else { return response }
        var varied = response
        varied.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        guard Self.accepts(request.headers[values: .acceptEncoding]) else { return varied }
        if length > Self.longest, let stream = GzipStream() {
            return Self.streamed(varied, through: stream, on: workroom.lane(of: context.caller.user))
        }
        let bytes = BytesCollector()
        try await response.body.write(bytes)
        guard let gzip = Gzip.compress(bytes.buffer.readableBytesView) else { return varied }
        var smaller = Self.marked(varied)
        smaller.body = ResponseBody(byteBuffer: ByteBuffer(bytes: gzip))
        smaller.headers[.contentLength] = String(gzip.count)
        return smaller
    }

    private static func streamed(_ response: Response, through stream: GzipStream, on lane: WorkLane) -> Response {
        let inner = response.body
        var smaller = marked(response)
        smaller.headers[.contentLength] = nil
        smaller.body = ResponseBody { writer in
            try await inner.write(GzipBodyWriter(to: writer, stream: stream, lane: lane))
        }
        return smaller
    }

    private static func marked(_ response: Response) -> Response {
        var response = response
        response.headers[.contentEncoding] = "gzip"
        // A strong tag names these very bytes; compressed ones need another.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
        return response
    }

    private static func isText(_ type: String?) -> Bool {
        guard let type = type?.prefix(while: { $0 != ";" }) else { return false }
        return type.hasSuffix("json") || type.hasPrefix("text/")
    }

    /// Whether a client takes gzip.
    ///
    /// - Parameter values: its `Accept-Encoding` headers.
    static func accepts(_ values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { entry in
            let parts = entry.lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
            let isRefused = parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
            return !isRefused && (parts.first == "gzip" || parts.first == "*")
        }
    }
}
