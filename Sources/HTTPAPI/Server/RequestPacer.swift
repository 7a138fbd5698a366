import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Keeps slow clients from holding connections: bounds the time of a request's body, and of answers that nobody takes;
/// tells clients that ask (`Expect: 100-continue`) to send their bodies; knows when a client closes its side.
///
/// Heads, and connections without a request, are bounded by the server's idle timeout.
final class RequestPacer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let bodyTimeout: TimeAmount
    private let stalledTimeout: TimeAmount
    private var bodyTask: Scheduled<Void>?
    private var stalledTask: Scheduled<Void>?
    private var whenClosed: (@Sendable () -> Void)?
    private var isClosed = false

    init(bodyTimeout: TimeAmount, stalledTimeout: TimeAmount) {
        self.bodyTimeout = bodyTimeout
        self.stalledTimeout = stalledTimeout
    }

    /// Calls `whenClosed` when the client closes its side, at once where it has; nil stops watching.
    func watch(_ whenClosed: (@Sendable () -> Void)?) {
        self.whenClosed = whenClosed
        if isClosed { whenClosed?() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
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

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalledTask?.cancel()
        stalledTask = nil
        if !context.channel.isWritable {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            stalledTask = context.eventLoop.scheduleTask(in: stalledTimeout) { bound.value.close(promise: nil) }
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
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelAll()
    }

    private func close() {
        isClosed = true
        whenClosed?()
        whenClosed = nil
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
