import NIOCore
import NIOHTTP1

/// Puts requests together and runs a server's handler for each, one after another on a connection.
final class FakeServerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let handler: FakeServer.Handler
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var current: (response: FakeResponse, task: Task<Void, Never>)?

    init(handler: @escaping FakeServer.Handler) {
        self.handler = handler
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
                let proceed = HTTPResponseHead(version: .http1_1, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(proceed)), promise: nil)
            }
        case .body(let buffer):
            body.append(contentsOf: buffer.readableBytesView)
        case .end:
            guard let head else { return }
            run(FakeRequest(head: head, body: body), on: context.channel)
            self.head = nil
            body = []
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        current?.response.clientClosed()
        current?.task.cancel()
        current = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func run(_ request: FakeRequest, on channel: any Channel) {
        let response = FakeResponse(channel: channel)
        let handler = handler
        let task = Task {
            try? await handler(request, response)
            await response.cut()
        }
        current = (response, task)
    }
}
