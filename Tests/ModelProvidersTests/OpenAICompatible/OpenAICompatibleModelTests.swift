import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct OpenAICompatibleModelTests {
    private let done = """
        data: {"choices":[{"index":0,"delta":{"content":"!"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
        """

    private func model(
        _ server: RawHTTPServer, dialect: OpenAICompatibleModel.Dialect = .openAI,
        timeouts: ProviderTimeouts = .patient
    ) -> OpenAICompatibleModel {
        OpenAICompatibleModel(
            profile: profile(model: "org/name:fast"),
            endpoint: Endpoint(
                baseURL: server.url + "/v1/", key: Secret("sekret\n"), extraHeaders: [("X-HF-Bill-To", "my-org")]),
            dialect: dialect, transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: timeouts)
    }

    @Test func `A call posts its body with key and extra headers and reads the stream`() async throws {
        try await RawHTTPServer.serving([.events(done)]) { server in
            let answer = try await Answer(of: model(server, dialect: .huggingFace).stream(proseRequest()))
            #expect(answer.text == "!")
            #expect(answer.completion?.finish == .stop)
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
            #expect(request.contains("authorization: Bearer sekret\r\n"))
            #expect(request.contains("X-HF-Bill-To: my-org\r\n"))
            #expect(request.contains("accept: text/event-stream\r\n"))
            #expect(request.contains(#""model":"org/name:fast""#))
        }
    }

    @Test func `Characters cut by the network come out whole`() async throws {
        let frame = Array("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"é🐚\"}}]}\r\n\r\n".utf8)
        let pieces = frame.map { [$0] } + [Array(done.utf8)]
        try await RawHTTPServer.serving([.events(pieces)]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.pieces.joined() == "é🐚!")
        }
    }

    @Test func `A stream that ends without a finish reason is cut off`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n"
        try await RawHTTPServer.serving([.events(frame)]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .truncated)
        }
    }

    @Test func `A connection that breaks in a chunked body is a cut-off answer`() async throws {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        let script = RawHTTPServer.Script(pieces: [Array(head.utf8), Array("ff\r\ndata: {\"cho".utf8)])
        try await RawHTTPServer.serving([script]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .truncated)
            #expect(error?.disposition == .retry(after: nil))
        }
    }

    @Test func `A connection that breaks after the finish reason has lost nothing`() async throws {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n"
        let chunk = String(frame.utf8.count, radix: 16) + "\r\n" + frame + "\r\n"
        let script = RawHTTPServer.Script(pieces: [Array(head.utf8), Array(chunk.utf8)])
        try await RawHTTPServer.serving([script]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.completion?.finish == .stop)
        }
    }

    @Test func `The end is told at DONE, though the server keeps the connection open`() async throws {
        try await RawHTTPServer.serving([.events(done, closes: false)]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.completion?.finish == .stop)
        }
    }

    @Test func `A server that neither says DONE nor closes has still finished`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n"
        let timeouts = ProviderTimeouts(idle: .milliseconds(30))
        try await RawHTTPServer.serving([.events(frame, closes: false)]) { server in
            let answer = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            #expect(answer.completion?.finish == .stop)
        }
    }

    @Test func `A refusal carries the server's wait and never the key`() async throws {
        let script = RawHTTPServer.Script.json(
            #"{"error":{"message":"sekret is too fast"}}"#, status: "429 Too Many Requests",
            headers: ["retry-after: 7"])
        try await RawHTTPServer.serving([script]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .rateLimited)
            #expect(error?.disposition == .retry(after: .seconds(7)))
            #expect(error?.message.contains("sekret") == false)
        }
    }

    @Test func `A redirect is not followed`() async throws {
        let script = RawHTTPServer.Script.json(
            "{}", status: "307 Temporary Redirect", headers: ["location: /elsewhere"])
        try await RawHTTPServer.serving([script]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .invalidRequest)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `Leaving the stream early closes the call upstream`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n"
        try await RawHTTPServer.serving([.events(frame, closes: false)]) { server in
            for try await event in model(server).stream(proseRequest()) where event == .text("x") { break }
            var hangUps = server.hangUps.makeAsyncIterator()
            #expect(await hangUps.next() != nil)
        }
    }

    @Test func `Cancelling the reader's task closes the call upstream`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n"
        try await RawHTTPServer.serving([.events(frame, closes: false)]) { server in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let reader = Task {
                for try await _ in model(server).stream(proseRequest()) { start.yield() }
            }
            var starts = started.makeAsyncIterator()
            _ = await starts.next()
            reader.cancel()
            var hangUps = server.hangUps.makeAsyncIterator()
            #expect(await hangUps.next() != nil)
        }
    }

    @Test func `A server that says nothing runs into the limit of the first token`() async throws {
        let timeouts = ProviderTimeouts(firstToken: .milliseconds(30))
        try await RawHTTPServer.serving([.init(pieces: [], closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.message.contains("sent no answer within 0 s") == true)
            var hangUps = server.hangUps.makeAsyncIterator()
            #expect(await hangUps.next() != nil)
        }
    }

    @Test func `A server of one's own that was too slow is not asked the same again`() async throws {
        let timeouts = ProviderTimeouts(firstToken: .milliseconds(30), isOwnServer: true)
        try await RawHTTPServer.serving([.init(pieces: [], closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.disposition == .never)
            #expect(error?.message.contains("STORYWRITER_FIRST_TOKEN_TIMEOUT") == true)
        }
    }

    @Test func `A server that only keeps the connection open runs into the limit of the first token`() async throws {
        let timeouts = ProviderTimeouts(firstToken: .milliseconds(30))
        try await RawHTTPServer.serving([.events(": ping\n\n", closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.message.contains("sent no answer") == true)
        }
    }

    @Test func `A server that falls silent runs into the limit between tokens`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n"
        let timeouts = ProviderTimeouts(idle: .milliseconds(30))
        try await RawHTTPServer.serving([.events(frame, closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.message.contains("fell silent") == true)
        }
    }

    @Test func `A call that takes too long as a whole is ended`() async throws {
        let frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n"
        let timeouts = ProviderTimeouts(total: .milliseconds(30))
        try await RawHTTPServer.serving([.events(frame, closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.message.contains("was not done") == true)
        }
    }

    @Test func `A server that is not there is unreachable at once`() async throws {
        let url = try await RawHTTPServer.serving([]) { $0.url }
        let model = OpenAICompatibleModel(
            profile: profile(), endpoint: Endpoint(baseURL: url), dialect: .openAI,
            transport: HTTPTransport(connectTimeout: .seconds(600)))
        let error = await modelError { _ = try await Answer(of: model.stream(proseRequest())) }
        #expect(error?.code == .unreachable)
        #expect(error?.disposition == .retry(after: nil))
    }

    @Test(arguments: ["not a url", "ftp://example.org", ""])
    func `A base URL that is none is told`(baseURL: String) async throws {
        let model = OpenAICompatibleModel(
            profile: profile(), endpoint: Endpoint(baseURL: baseURL), dialect: .openAI,
            transport: HTTPTransport(connectTimeout: .seconds(600)))
        let error = await modelError { _ = try await Answer(of: model.stream(proseRequest())) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.disposition == .never)
    }

    @Test func `A key with a line break inside is told without being quoted`() async throws {
        let model = OpenAICompatibleModel(
            profile: profile(), endpoint: Endpoint(baseURL: "http://127.0.0.1:1/v1", key: Secret("se\nkret")),
            dialect: .openAI, transport: HTTPTransport(connectTimeout: .seconds(600)))
        let error = await modelError { _ = try await Answer(of: model.stream(proseRequest())) }
        #expect(error?.code == .unauthorized)
        #expect(error?.message.contains("kret") == false)
    }

    @Test func `Tokens are counted by llama.cpp's own count`() async throws {
        try await RawHTTPServer.serving([.json(#"{"object":"response.input_tokens","input_tokens":42}"#)]) { server in
            let count = try await model(server, dialect: .llamaCpp).countTokens(proseRequest())
            #expect(count == 42)
            #expect(server.requests.first?.hasPrefix("POST /v1/chat/completions/input_tokens ") == true)
        }
    }

    @Test func `Where that is missing, the prompt is rendered and tokenized`() async throws {
        let missing = RawHTTPServer.Script.json(
            "{}", status: "404 Not Found", headers: ["connection: close"])
        let template = RawHTTPServer.Script.json(#"{"prompt":"<s>hi"}"#, headers: ["connection: close"])
        let tokens = RawHTTPServer.Script.json(#"{"tokens":[1,2,3]}"#, headers: ["connection: close"])
        try await RawHTTPServer.serving([missing, template, tokens]) { server in
            let count = try await model(server, dialect: .llamaCpp).countTokens(proseRequest())
            #expect(count == 3)
            #expect(server.requests[1].hasPrefix("POST /apply-template "))
            #expect(server.requests[2].contains(#"{"add_special":true,"content":"<s>hi","parse_special":true}"#))
        }
    }

    @Test func `Where nothing counts, nobody knows`() async throws {
        let missing = RawHTTPServer.Script.json(
            "{}", status: "404 Not Found", headers: ["connection: close"])
        try await RawHTTPServer.serving([missing]) { server in
            let count = try await model(server, dialect: .llamaCpp).countTokens(proseRequest())
            #expect(count == nil)
            let other = try await model(server, dialect: .openAI).countTokens(proseRequest())
            #expect(other == nil)
            #expect(server.requests.count == 2)
        }
    }
}
