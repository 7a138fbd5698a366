import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Keeps slow clients from holding connections: bounds the time of a request's body, and of answers that nobody takes;
/// tells clients that ask (`Expect: 100-continue`) to send their bodies; knows when a client closes its side; closes after
/// answers that say so.
///
/// Heads, and connections without a request, are bounded by the server's idle timeout.
final class RequestPacer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What somebody who writes an answer wants to know of the client.
    struct Watch: Sendable {
        /// The client has closed its side.
        var whenClosed: @Sendable () -> Void
        /// The client took nothing for as long as is allowed; it has as much time again to take the end.
        var whenStalled: @Sendable () -> Void = {}
    }

    /// How long a client may still read after an answer that closes the connection.
    private static let lastRead = TimeAmount.seconds(2)

    private let bodyTimeout: TimeAmount
    private let stalledTimeout: TimeAmount
    private let crowd: ConnectionCrowd
    private var bodyTask: Scheduled<Void>?
    private var stalledTask: Scheduled<Void>?
    private var watch: Watch?
    private var isClosed = false
    private var isLastAnswer = false
    private var isAnswering = false

    init(bodyTimeout: TimeAmount, stalledTimeout: TimeAmount, crowd: ConnectionCrowd) {
        self.bodyTimeout = bodyTimeout
        self.stalledTimeout = stalledTimeout
        self.crowd = crowd
    }

    /// Tells `watch` of the client, at once where it has closed its side; nil stops watching.
    func watch(_ watch: Watch?) {
        self.watch = watch
        if isClosed { watch?.whenClosed() }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        crowd.enter(context.channel)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isAnswering = true
            crowd.use(context.channel)
            if head.headerFields[.expect]?.lowercased() == "100-continue" {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            bodyTask = context.eventLoop.scheduleTask(in: bodyTimeout) { bound.value.fireErrorCaught(SlowRequest()) }
        case .body: break
        case .end: cancelBodyTask()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.status.code >= 200 { isLastAnswer = head.headerFields[.connection]?.lowercased() == "close" }
        case .body: break
        case .end:
            isAnswering = false
            crowd.spare(context.channel)
            if isLastAnswer { return writeLast(context, data, promise) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalledTask?.cancel()
        stalledTask = nil
        if context.channel.isWritable {
            if isAnswering { crowd.use(context.channel) }
        } else {
            // Of an answer that is not taken at once, most wait for the network alone; only when room is short does the one
            // that has waited the longest leave.
            crowd.spare(context.channel)
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            stalledTask = context.eventLoop.scheduleTask(in: stalledTimeout) {
                let (pacer, context) = bound.value
                pacer.stalled(context)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { close() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        close()
        cancelAll()
        crowd.leave(context.channel)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelAll()
        crowd.leave(context.channel)
    }

    /// The client takes nothing: a watched answer is told so that it can end with a word; any other, and one whose end is
    /// not taken either, is cut off.
    private func stalled(_ context: ChannelHandlerContext) {
        guard let watch else { return context.close(promise: nil) }
        watch.whenStalled()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        stalledTask = context.eventLoop.scheduleTask(in: stalledTimeout) { bound.value.close(promise: nil) }
    }

    /// Sends the end of an answer and closes. Closing at once could cost the client the answer, where it still sends.
    private func writeLast(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
        let written = promise ?? context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
            bound.value.eventLoop.scheduleTask(in: Self.lastRead) { bound.value.close(promise: nil) }
        }
        context.write(data, promise: written)
    }

    private func close() {
        isClosed = true
        watch?.whenClosed()
        watch = nil
    }

    private func cancelBodyTask() {
        bodyTask?.cancel()
        bodyTask = nil
    }

    private func cancelAll() {
        cancelBodyTask()
        stalledTask?.cancel()
        stalledTask = nil
    }
}
