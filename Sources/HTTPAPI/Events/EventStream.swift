import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// A stream of events to one reader.
///
/// It ends when its source ends, when the reader is gone (the source is cancelled then), and when the server is asked to
/// stop; readers come back with `Last-Event-ID`. A reader that takes nothing for too long is told so and let go. An error of the source is told as an event named `error`, with the
/// problem as its data.
package struct EventStream: Sendable {
    /// How long browsers wait before they come back.
    private static let retry = "retry: 1000\n\n"
    private static let comment = ByteBuffer(string: ": alive\n\n")

    private let pump: @Sendable (EventSlot) async throws -> Void
    /// Reached when the stream has ended, however it did, and when it never began.
    var end: AnswerEnd?
    /// Whether browsers are told to come back for what they have missed; not every protocol knows that.
    var isResumable = true
    /// What the reader is told where the server stops in the middle; nil just ends the stream.
    var farewell: ServerEvent?
    /// How the reader is told what went wrong, where the stream's protocol does not know the event `error`.
    var telling: (@Sendable (Problem) -> ServerEvent)?
    /// Looks at each event before it is sent, and ends the stream with what it throws; for tests.
    var check: (@Sendable (ServerEvent) throws -> Void)?

    /// Takes the events.
    package init<Events: AsyncSequence & Sendable>(_ events: Events) where Events.Element == ServerEvent {
        pump = { slot in
            for try await event in events {
                await slot.put(event)
                if Task.isCancelled { return }
            }
        }
    }

    /// The stream on its way out.
    func response(headers: HTTPFields, context: APIContext, bell: KeepAliveBell) -> Response {
        let (channel, logger) = (context.channel, context.logger)
        let ending = Ending(
            telling: telling, check: check, requestID: context.requestID, metrics: bell.metrics, logger: logger)
        var headers = headers
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = "no-cache, no-transform"
        headers[.accelBuffering] = "no"
        let body = ResponseBody { writer in
            let slot = EventSlot()
            let seat = bell.add(slot)
            let watch = RequestPacer.Watch(
                whenClosed: { slot.leave() },
                whenStalled: {
                    bell.metrics.noteSlowReader()
                    logger.info("Event stream ended: its reader takes nothing")
                    slot.end(SlowReader())
                })
            do {
                // Nobody would notice that the reader is gone before the next write. Hummingbird's own way to find out
                // (`consumeWithCancellationOnInboundClose`) stops the program where a body was read or never ends.
                try await ConnectionWatch.during(channel, watch) {
                    try await write(from: slot, to: &writer, ending)
                }
            } catch {
                bell.remove(seat)
                await end?.reach()
                throw error
            }
            bell.remove(seat)
            await end?.reach()
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func write(
        from slot: EventSlot, to writer: inout any ResponseBodyWriter, _ ending: Ending
    ) async throws {
        if isResumable { try await writer.write(ByteBuffer(string: Self.retry)) }
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await pump(slot)
                        slot.end()
                    } catch {
                        slot.end(error)
                    }
                }
                defer { group.cancelAll() }
                try await Self.pass(from: slot, to: &writer, ending)
            }
        } onGracefulShutdown: {
            slot.end(farewell.map(Farewell.init))
        }
    }

    private static func pass(
        from slot: EventSlot, to writer: inout any ResponseBodyWriter, _ ending: Ending
    ) async throws {
        while true {
            switch try await slot.take() {
            case .event(let event): try await send(event, to: &writer, ending)
            case .ring: try await writer.write(comment)
            case .end(let error):
                if let error, let event = ending.last(error) { try await send(event, to: &writer, ending) }
                return
            }
        }
    }

    private static func send(
        _ event: ServerEvent, to writer: inout any ResponseBodyWriter, _ ending: Ending
    ) async throws {
        try ending.check?(event)
        let frame = ByteBuffer(string: event.frame)
        try await writer.write(frame)
        ending.metrics.note(bytes: frame.readableBytes)
    }

    /// What a stream needs while it is sent, and how it ends where its source fails.
    private struct Ending: Sendable {
        let telling: (@Sendable (Problem) -> ServerEvent)?
        let check: (@Sendable (ServerEvent) throws -> Void)?
        let requestID: String
        let metrics: EventMetrics
        let logger: Logger

        /// The last event of a stream whose source failed; nil where there is nothing to be told.
        func last(_ error: any Error) -> ServerEvent? {
            if error is CancellationError { return nil }
            if let farewell = error as? Farewell { return farewell.event }
            let problem =
                (error as? any ProblemConvertible)?.problem
                ?? Problem(.internal, "The server has a fault; tell its operator the request's id.")
            if problem.kind == .internal {
                metrics.noteFault()
                logger.error(
                    "Event stream failed",
                    metadata: ["error.type": "\(String(reflecting: type(of: error)))", "error": "\(error)"])
            }
            if let telling { return telling(problem) }
            // Inside a stream there is one way of telling errors, whatever the path.
            return ServerEvent(
                event: "error", data: ProblemRendering().body(of: problem, requestID: requestID).jsonText)
        }
    }

    /// The server stops.
    private struct Farewell: Error {
        let event: ServerEvent
    }
}
