import Synchronization
import Tracing

/// A span that goes to its queue when it ends, if its trace is recorded.
package final class OTLPSpan: Span {
    /// The most events and links that a span keeps.
    private static let most = 64

    private struct State {
        var name: String
        var attributes = SpanAttributes()
        var status: SpanStatus?
        var events: [FinishedSpan.Event] = []
        var links: [FinishedSpan.Link] = []
        var droppedEvents = 0
        var droppedLinks = 0
        var hasEnded = false
    }

    package let context: ServiceContext
    private let trace: TraceContext
    private let parent: TraceContext?
    private let kind: SpanKind
    private let start: UInt64
    private let spans: SpanQueue?
    private let state: Mutex<State>

    /// A span that has begun.
    init(
        _ name: String, kind: SpanKind, context: ServiceContext, trace: TraceContext, parent: TraceContext?,
        start: UInt64, spans: SpanQueue?
    ) {
        self.context = context
        self.trace = trace
        self.parent = parent
        self.kind = kind
        self.start = start
        self.spans = spans
        self.state = Mutex(State(name: name))
    }

    package var isRecording: Bool { isSeen && state.withLock { !$0.hasEnded } }

    package var operationName: String {
        get { state.withLock { $0.name } }
        set { change { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { change { $0.attributes = newValue } }
    }

    package func setStatus(_ status: SpanStatus) {
        change { $0.status = status }
    }

    package func addEvent(_ event: SpanEvent) {
        add(FinishedSpan.Event(event.name, at: event.nanosecondsSinceEpoch, attributes: event.attributes))
    }

    /// Keeps the error's type alone: what errors say may quote a prompt or an address.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        var attributes = attributes
        attributes["exception.type"] = String(reflecting: type(of: error))
        add(FinishedSpan.Event("exception", at: instant().nanosecondsSinceEpoch, attributes: attributes))
    }

    package func addLink(_ link: SpanLink) {
        guard let trace = link.context.traceContext else { return }
        change { state in
            guard state.links.count < Self.most else {
                state.droppedLinks += 1
                return
            }
            state.links.append(FinishedSpan.Link(trace, attributes: link.attributes))
        }
    }

    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let ended: State? = state.withLock { state in
            guard !state.hasEnded else { return nil }
            state.hasEnded = true
            return state
        }
        guard let ended, let spans, isSeen else { return }
        let (attributes, dropped) = SpanKeys.allowed(of: ended.attributes)
        spans.append(
            FinishedSpan(
                trace: trace, parent: parent, name: FinishedSpan.cut(ended.name), kind: kind, start: start,
                end: max(start, instant().nanosecondsSinceEpoch), attributes: attributes, droppedAttributes: dropped,
                events: ended.events, droppedEvents: ended.droppedEvents, links: ended.links,
                droppedLinks: ended.droppedLinks, status: ended.status.map(FinishedSpan.Status.init)))
    }

    /// Whether anybody will look at it.
    private var isSeen: Bool { trace.isSampled && spans != nil }

    private func add(_ event: FinishedSpan.Event) {
        change { state in
            guard state.events.count < Self.most else {
                state.droppedEvents += 1
                return
            }
            state.events.append(event)
        }
    }

    /// Changes nothing where nobody will see it.
    private func change(_ body: (inout State) -> Void) {
        guard isSeen else { return }
        state.withLock { state in
            if !state.hasEnded { body(&state) }
        }
    }
}
