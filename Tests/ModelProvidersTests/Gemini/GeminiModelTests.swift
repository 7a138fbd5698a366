import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct GeminiModelTests {
    private func model(
        _ server: RawHTTPServer, streaming: Bool = true, timeouts: ProviderTimeouts = .patient
    ) -> GeminiModel {
        GeminiModel(
            profile: profile(
                provider: "gemini", model: "gemini-x",
                capabilities: ModelCapabilities(sampling: false, structure: .gemini, thinking: .level)),
            endpoint: Endpoint(baseURL: server.url, key: Secret("sekret")), streaming: streaming,
            transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: timeouts)
    }

    private func frame(_ text: String, finish: String? = nil, extra: String = "") -> String {
        let reason = finish.map { #","finishReason":"\#($0)""# } ?? ""
        return
            #"data: {"candidates":[{"content":{"parts":[{"text":"\#(text)"}]},"index":0\#(reason)\#(extra)}],"#
            + #""usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":2}}"# + "\r\n\r\n"
    }

    @Test func `A call posts to the stream with the key in its header`() async throws {
        try await RawHTTPServer.serving([.events(frame("Sea"), frame(".", finish: "STOP"))]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.text == "Sea.")
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST /v1beta/models/gemini-x:streamGenerateContent?alt=sse HTTP/1.1\r\n"))
            #expect(request.contains("x-goog-api-key: sekret\r\n"))
            #expect(!request.contains("authorization"))
        }
    }

    @Test func `Characters cut by the network come out whole`() async throws {
        let bytes = Array(frame("é🐚", finish: "STOP").utf8)
        try await RawHTTPServer.serving([.events(bytes.map { [$0] })]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.pieces == ["é🐚"])
        }
    }

    @Test func `A refused prompt is refused though the status is one of success`() async throws {
        let script = RawHTTPServer.Script.events("data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\r\n\r\n")
        try await RawHTTPServer.serving([script]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .promptBlocked)
        }
    }

    @Test func `A stream that just ends is cut off`() async throws {
        try await RawHTTPServer.serving([.events(frame("Sea"))]) { server in
            let error = await modelError { _ = try await Answer(of: model(server).stream(proseRequest())) }
            #expect(error?.code == .truncated)
        }
    }

    @Test func `An error in mid-stream comes after the text before it`() async throws {
        let broken = "data: {\"error\":{\"code\":500,\"message\":\"x\",\"status\":\"INTERNAL\"}}\r\n\r\n"
        try await RawHTTPServer.serving([.events(frame("Sea") + broken, closes: false)]) { server in
            var text = ""
            let error = await modelError {
                for try await case .text(let piece) in model(server).stream(proseRequest()) { text += piece }
            }
            #expect(text == "Sea")
            #expect(error?.code == .unavailable)
        }
    }

    @Test func `A continuation is asked for with its token and its usage adds up`() async throws {
        let first = RawHTTPServer.Script.events(
            frame("One", finish: "CONTINUATION", extra: #","continuationToken":"dG9rZW4=""#))
        let second = RawHTTPServer.Script.events(frame(" two.", finish: "STOP"))
        try await RawHTTPServer.serving([first, second]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(answer.pieces == ["One", " two."])
            #expect(answer.completion?.finish == .stop)
            #expect(answer.completion?.usage == TokenUsage(prompt: 20, output: 4))
            #expect(server.requests.count == 2)
            #expect(!server.requests[0].contains("continuationToken"))
            #expect(server.requests[1].contains(#""continuationToken":"dG9rZW4=""#))
        }
    }

    @Test func `Continuations come to an end`() async throws {
        let script = RawHTTPServer.Script.events(
            frame("x", finish: "CONTINUATION", extra: #","continuationToken":"again""#))
        try await RawHTTPServer.serving([script]) { server in
            let answer = try await Answer(of: model(server).stream(proseRequest()))
            #expect(server.requests.count == GeminiModel.hopLimit)
            #expect(answer.completion?.finish == .length)
            #expect(answer.completion?.usage == TokenUsage(prompt: 160, output: 32))
        }
    }

    @Test func `Without streaming the answer is one piece of JSON`() async throws {
        let body =
            #"{"candidates":[{"content":{"parts":[{"text":"Sea."}]},"finishReason":"STOP"}],"modelVersion":"v"}"#
        try await RawHTTPServer.serving([.json(body)]) { server in
            let answer = try await Answer(of: model(server, streaming: false).stream(proseRequest()))
            #expect(answer.text == "Sea.")
            #expect(answer.completion == Completion(finish: .stop, servedModel: "v"))
            #expect(server.requests.first?.hasPrefix("POST /v1beta/models/gemini-x:generateContent HTTP/1.1") == true)
        }
    }

    @Test func `Without streaming a refusal is a refusal too`() async throws {
        let body = #"[{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}]"#
        try await RawHTTPServer.serving([.json(body, status: "503 Service Unavailable")]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, streaming: false).stream(proseRequest()))
            }
            #expect(error?.code == .unavailable)
        }
    }

    @Test func `Tokens are counted over rules and turns`() async throws {
        try await RawHTTPServer.serving([.json(#"{"totalTokens":31}"#)]) { server in
            let count = try await model(server).countTokens(proseRequest())
            #expect(count == 31)
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST /v1beta/models/gemini-x:countTokens HTTP/1.1"))
            #expect(
                request.hasSuffix(
                    #"{"contents":[{"parts":[{"text":"Rules."}],"role":"user"},{"parts":[{"text":"Begin."}],"role":"user"}]}"#
                ))
        }
    }

    @Test func `A model that says nothing runs into the limit of the first token`() async throws {
        let timeouts = ProviderTimeouts(firstToken: .milliseconds(30))
        try await RawHTTPServer.serving([.events(closes: false)]) { server in
            let error = await modelError {
                _ = try await Answer(of: model(server, timeouts: timeouts).stream(proseRequest()))
            }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func `Leaving the stream early closes the call upstream`() async throws {
        try await RawHTTPServer.serving([.events(frame("x"), closes: false)]) { server in
            for try await event in model(server).stream(proseRequest()) where event == .text("x") { break }
            var hangUps = server.hangUps.makeAsyncIterator()
            #expect(await hangUps.next() != nil)
        }
    }
}
