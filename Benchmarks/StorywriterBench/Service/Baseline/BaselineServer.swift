import AsyncHTTPClient
import Foundation
import Hummingbird
import Logging

/// The least that a server in front of a provider can be, on the libraries that the program uses: what the program does
/// beyond it is its own cost.
enum BaselineServer {
    /// The argument that makes this program a baseline. After it: a file of bytes, and the provider's URL or nothing.
    static let argument = "baseline"

    private static let mostBytes = 1 << 20

    /// Listens on a free port, says it on standard output, and ends with standard input.
    ///
    /// - Parameter arguments: the file of the bytes to answer; with a URL after it, of the bytes to ask the provider.
    static func serve(_ arguments: [String]) async throws {
        guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
            throw BenchError("The baseline needs a file of bytes.")
        }
        let bytes = ByteBuffer(bytes: data)
        let router = Router()
        let client = arguments.count > 1 ? Self.client() : nil
        if let client {
            proxy(router, client, url: arguments[1], question: bytes)
        } else {
            router.post("/") { _, _ in Self.response(bytes) }
        }
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
            },
            logger: Logger(label: "baseline") { _ in SwiftLogNoOpLogHandler() })
        let serving = Task { try await app.run() }
        _ = await Program.aside { FileHandle.standardInput.readDataToEndOfFile() }
        serving.cancel()
        try? await serving.value
        try await client?.shutdown()
    }

    private static func client() -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 512
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private static func proxy(
        _ router: Router<BasicRequestContext>, _ client: HTTPClient, url: String, question: ByteBuffer
    ) {
        router.post("/") { request, _ in
            _ = try await request.body.collect(upTo: mostBytes)
            var call = HTTPClientRequest(url: url)
            call.method = .POST
            call.headers.add(name: "Content-Type", value: "application/json")
            call.body = .bytes(question)
            let answer = try await client.execute(call, timeout: .seconds(60))
            return response(try await answer.body.collect(upTo: mostBytes))
        }
    }

    private static func response(_ bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
    }
}
