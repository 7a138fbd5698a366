import NIOCore
import NIOHTTP1

/// One connection of a load: sends a request, reads the answer to its end, and sends the next.
final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let feed: LoadFeed
    /// How long it rests between an answer and the next request.
    private let pause: TimeAmount
    private let keepsBodies: Bool
    private let done: EventLoopPromise<[LoadAnswer]>
    private var answers: [LoadAnswer] = []
    private var number = 0
    private var begun = NIODeadline.now()
    private var status = 0
    private var body: ByteBuffer?

    init(feed: LoadFeed, pause: TimeAmount, keepsBodies: Bool, done: EventLoopPromise<[LoadAnswer]>) {
        self.feed = feed
        self.pause = pause
        self.keepsBodies = keepsBodies
        self.done = done
    }

    func channelActive(context: ChannelHandlerContext) {
        send(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            status = Int(head.status.code)
            body = keepsBodies || status >= 300 ? ByteBuffer() : nil
        case .body(var piece):
            body?.writeBuffer(&piece)
        case .end:
            let seconds = Double((NIODeadline.now() - begun).nanoseconds) / 1e9
            answers.append(LoadAnswer(number: number, status: status, seconds: seconds, body: body))
            guard pause > .zero else { return send(context) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: pause) {
                let (connection, context) = bound.value
                connection.send(context)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        done.fail(BenchError("The server closed a connection in the middle of the load: look at its log."))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        done.fail(error)
        context.close(promise: nil)
    }

    private func send(_ context: ChannelHandlerContext) {
        guard let (number, request) = feed.pull() else {
            done.succeed(answers)
            return context.close(promise: nil)
        }
        self.number = number
        begun = .now()
        let head = HTTPRequestHead(
            version: .http1_1, method: request.method, uri: request.path, headers: request.headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = request.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
