import NIOCore
import NIOHTTP1

/// Answers the questions of one connection, one after another.
final class UpstreamHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let answers: UpstreamAnswers
    private var method = HTTPMethod.GET
    private var body = ByteBuffer()

    init(answers: UpstreamAnswers) {
        self.answers = answers
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            method = head.method
            body.clear()
        case .body(var piece):
            body.writeBuffer(&piece)
        case .end:
            guard method == .POST else { return write(UpstreamAnswers.notFound, context) }
            let answer = answers.answer(to: body)
            guard answer.latency > .zero else { return write(answer.bytes, context) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: answer.latency) {
                let (handler, context) = bound.value
                // The client may have gone meanwhile.
                guard context.channel.isActive else { return }
                handler.write(answer.bytes, context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func write(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }
}
