import Tracing

/// Makes spans for OpenTelemetry's collector, and carries traces from and to other processes by W3C's headers.
///
/// A trace that began elsewhere is recorded if its sender says so; of those that begin here, a share is. Spans that
/// are not recorded cost next to nothing, and still hand their trace on.
package struct OTLPTracer: Tracer {
    private let spans: SpanQueue?
    private let sampler: TraceSampler
    private let random: @Sendable () -> UInt64

    /// A tracer over `spans`, which an exporter empties.
    ///
    /// - Parameters:
    ///   - spans: where spans go when they end; nil records nothing, and traces of others are still carried on.
    ///   - ratio: the share of traces that begin here to record, from 0 to 1.
    ///   - random: draws ids.
    package init(
        spans: SpanQueue?, ratio: Double = 1, random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.spans = spans
        self.sampler = TraceSampler(ratio: spans == nil ? 0 : ratio)
        self.random = random
    }

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> OTLPSpan {
        var context = context()
        let parent = context.traceContext
        let traceID = parent?.traceID ?? newTraceID()
        let own = TraceContext(
            traceID: traceID, spanID: newSpanID(), isSampled: parent?.isSampled ?? sampler.records(traceID),
            state: parent?.state, isRemote: false)
        context.traceContext = own
        return OTLPSpan(
            operationName, kind: kind, context: context, trace: own, parent: parent,
            start: instant().nanosecondsSinceEpoch, spans: spans)
    }

    /// Has the exporter send what has gathered.
    package func forceFlush() { spans?.nudge() }

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let parent = extractor.extract(key: "traceparent", from: carrier) else { return }
        let state = extractor.extract(key: "tracestate", from: carrier)
        guard let trace = TraceContext(traceparent: parent, tracestate: state) else { return }
        context.traceContext = trace
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let trace = context.traceContext else { return }
        injector.inject(trace.traceparent, forKey: "traceparent", into: &carrier)
        if let state = trace.state { injector.inject(state, forKey: "tracestate", into: &carrier) }
    }

    private func newTraceID() -> TraceID {
        while true {
            if let id = TraceID(high: random(), low: random()) { return id }
        }
    }

    private func newSpanID() -> UInt64 {
        while true {
            let id = random()
            if id != 0 { return id }
        }
    }
}
