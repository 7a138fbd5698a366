import Tracing

/// A span as OTLP's JSON has it.
struct OTLPSpanRecord: Encodable {
    private struct Event: Encodable {
        let timeUnixNano: String
        let name: String
        let attributes: [OTLPField]
    }

    private struct Link: Encodable {
        let traceId: String
        let spanId: String
        let traceState: String?
        let attributes: [OTLPField]
        let flags: Int
    }

    private struct Status: Encodable {
        let code: Int
        let message: String?
    }

    private let traceId: String
    private let spanId: String
    private let parentSpanId: String?
    private let traceState: String?
    private let flags: Int
    private let name: String
    private let kind: Int
    private let startTimeUnixNano: String
    private let endTimeUnixNano: String
    private let attributes: [OTLPField]
    private let droppedAttributesCount: Int?
    private let events: [Event]?
    private let droppedEventsCount: Int?
    private let links: [Link]?
    private let droppedLinksCount: Int?
    private let status: Status?

    /// Takes a span.
    init(_ span: FinishedSpan) {
        traceId = span.trace.traceID.hex
        spanId = span.trace.spanHex
        parentSpanId = span.parent?.spanHex
        traceState = span.trace.state
        flags = Self.flags(of: span.trace, isRemote: span.parent?.isRemote ?? false)
        name = span.name
        kind = Self.number(of: span.kind)
        startTimeUnixNano = String(span.start)
        endTimeUnixNano = String(span.end)
        attributes = span.attributes.map(OTLPField.init)
        droppedAttributesCount = Self.shown(span.droppedAttributes)
        events = Self.shown(
            span.events.map {
                Event(timeUnixNano: String($0.time), name: $0.name, attributes: $0.attributes.map(OTLPField.init))
            })
        droppedEventsCount = Self.shown(span.droppedEvents)
        links = Self.shown(
            span.links.map {
                Link(
                    traceId: $0.trace.traceID.hex, spanId: $0.trace.spanHex, traceState: $0.trace.state,
                    attributes: $0.attributes.map(OTLPField.init),
                    flags: Self.flags(of: $0.trace, isRemote: $0.trace.isRemote))
            })
        droppedLinksCount = Self.shown(span.droppedLinks)
        status = span.status.map { Status(code: $0.isError ? 2 : 1, message: $0.code) }
    }

    private static func number(of kind: SpanKind) -> Int {
        switch kind {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }

    /// W3C's flags in the lowest byte; bit 8 says that bit 9 is known, bit 9 that the parent is in another process.
    private static func flags(of trace: TraceContext, isRemote: Bool) -> Int {
        (trace.isSampled ? 1 : 0) | 0x100 | (isRemote ? 0x200 : 0)
    }

    private static func shown(_ count: Int) -> Int? { count == 0 ? nil : count }

    private static func shown<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }
}
