import FoundationEssentials
import Tracing

/// A request of OTLP/HTTP in JSON: ids are hex, 64-bit numbers are strings, enumerations are numbers.
struct OTLPBody: Encodable {
    private struct ResourceSpans: Encodable {
        let resource: Resource
        let scopeSpans: [ScopeSpans]
    }

    private struct Resource: Encodable {
        let attributes: [OTLPField]
    }

    private struct ScopeSpans: Encodable {
        let scope: Scope
        let spans: [OTLPSpanRecord]
    }

    private struct Scope: Encodable {
        let name: String
    }

    private let resourceSpans: [ResourceSpans]

    /// Takes spans of one process.
    ///
    /// - Parameter resource: what the process is, e.g. `service.name`.
    init(_ spans: [FinishedSpan], resource: [String: String]) {
        let attributes = resource.sorted { $0.key < $1.key }
            .map { OTLPField(SpanField(key: $0.key, value: .text($0.value))) }
        resourceSpans = [
            ResourceSpans(
                resource: Resource(attributes: attributes),
                scopeSpans: [ScopeSpans(scope: Scope(name: "storywriter"), spans: spans.map(OTLPSpanRecord.init))])
        ]
    }

    /// The body's bytes.
    ///
    /// - Throws: `EncodingError`, which no span can cause.
    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return try encoder.encode(self)
    }
}
