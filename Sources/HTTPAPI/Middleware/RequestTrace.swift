import HTTPTypes
import Hummingbird
import Tracing

/// A span for each request, as a child of the client's (`traceparent`), under OpenTelemetry's names. Queries are not
/// recorded; the trace's id goes into the request's logs.
struct RequestTrace: RouterMiddleware {
    typealias Context = APIContext

    private struct Headers: Extractor {
        func extract(key: String, from carrier: HTTPFields) -> String? {
            HTTPField.Name(key).flatMap { carrier[$0] }
        }
    }

    private struct Names: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
            carrier[key.lowercased()] = value
        }
    }

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var parent = ServiceContext.current ?? .topLevel
        InstrumentationSystem.instrument.extract(request.headers, into: &parent, using: Headers())
        let template = context.match.template
        let span = startSpan("\(request.method.rawValue) \(template)", context: parent, ofKind: .server)
        span.updateAttributes { attributes in
            attributes["http.request.method"] = request.method.rawValue
            attributes["http.route"] = template
        }
        var context = context
        if let trace = Self.trace(of: span.context) ?? Self.traceID(request.headers[.traceParent]) {
            context.logger[metadataKey: "trace_id"] = "\(trace)"
        }
        do {
            let response = try await ServiceContext.$current.withValue(span.context) {
                try await next(request, context)
            }
            span.attributes["http.response.status_code"] = response.status.code
            if response.status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
            return response.whenWritten { span.end() }
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error))
            span.end()
            throw error
        }
    }

    /// The id that the present tracer would send on.
    private static func trace(of context: ServiceContext) -> Substring? {
        var carrier: [String: String] = [:]
        InstrumentationSystem.instrument.inject(context, into: &carrier, using: Names())
        return traceID(carrier["traceparent"])
    }

    /// The trace's id in a `traceparent`; nil where it is not valid.
    static func traceID(_ header: String?) -> Substring? {
        guard let parts = header?.split(separator: "-", omittingEmptySubsequences: false), parts.count >= 4 else {
            return nil
        }
        let digits = parts[1].utf8
        let isHexadecimal =
            digits.count == 32
            && digits.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
        return isHexadecimal && digits.contains { $0 != UInt8(ascii: "0") } && parts[0] != "ff" ? parts[1] : nil
    }
}
