import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct GeminiDecoderTests {
    private var decoder: GeminiDecoder {
        GeminiDecoder(refusals: GeminiRefusal(provider: "gemini", model: "gemini-x", keys: []))
    }

    private func answer(_ frames: String...) throws -> Answer {
        try Answer(of: frames.map { "data: \($0)\r\n\r\n" }.joined().utf8, decoder: decoder)
    }

    private func error(ofBytes text: String) -> ModelError? {
        do {
            _ = try Answer(of: text.utf8, decoder: decoder)
            return nil
        } catch { return error as? ModelError }
    }

    private func text(_ text: String, finish: String? = nil) -> String {
        let reason = finish.map { #","finishReason":"\#($0)""# } ?? ""
        return #"{"candidates":[{"content":{"role":"model","parts":[{"text":"\#(text)"}]},"index":0\#(reason)}]}"#
    }

    @Test func `A whole stream gives text, usage and the model`() throws {
        let answer = try answer(
            #"{"candidates":[{"content":{"role":"model","parts":[{"text":"Plan…","thought":true},{"text":"The "},{"text":"sea"}]},"index":0}],"usageMetadata":{"promptTokenCount":100,"totalTokenCount":100},"modelVersion":"gemini-3.8-flash-001","responseId":"r"}"#,
            #"{"candidates":[{"content":{"role":"model","parts":[{"text":" rose."}]},"index":0}]}"#,
            #"{"candidates":[{"content":{"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":80,"candidatesTokenCount":4,"thoughtsTokenCount":30,"totalTokenCount":134}}"#
        )
        #expect(answer.pieces == ["The sea rose."])
        #expect(
            answer.completion
                == Completion(
                    finish: .stop, usage: TokenUsage(prompt: 100, cached: 80, thinking: 30, output: 4),
                    servedModel: "gemini-3.8-flash-001", thoughtCharacters: 5))
    }

    @Test func `Parts without text and candidates without content are passed over`() throws {
        let answer = try answer(
            #"{"candidates":[{"content":{"role":"model","parts":[{"text":"","thoughtSignature":"abc="},{"inlineData":{"mimeType":"x","data":""}}]}}]}"#,
            #"{"usageMetadata":{"promptTokenCount":1}}"#, text("x"), #"{"candidates":[{"finishReason":"STOP"}]}"#)
        #expect(answer.pieces == ["x"])
        #expect(answer.completion?.finish == .stop)
    }

    @Test(arguments: [
        ("STOP", FinishReason.stop), ("MAX_TOKENS", .length), ("SAFETY", .filtered("SAFETY")),
        ("RECITATION", .filtered("RECITATION")), ("PROHIBITED_CONTENT", .filtered("PROHIBITED_CONTENT")),
        ("OTHER", .other("OTHER")), ("MALFORMED_RESPONSE", .other("MALFORMED_RESPONSE")),
        ("INVENTED_IN_2030", .other("INVENTED_IN_2030")), ("CONTINUATION", .other("CONTINUATION")),
    ])
    func `Finish reasons are mapped`(word: String, reason: FinishReason) throws {
        #expect(try answer(text("x", finish: word)).completion?.finish == reason)
    }

    @Test func `An early empty STOP does not end the stream`() throws {
        let answer = try answer(
            #"{"candidates":[{"content":{"role":"model"},"finishReason":"STOP","index":0}]}"#, text("The sea"),
            text(" rose.", finish: "MAX_TOKENS"))
        #expect(answer.text == "The sea rose.")
        #expect(answer.completion?.finish == .length)
    }

    @Test func `Text after a STOP without another finish reason is a cut-off stream`() {
        let bytes = [text("a", finish: "STOP"), text("b")].map { "data: \($0)\r\n\r\n" }.joined()
        #expect(error(ofBytes: bytes)?.code == .truncated)
    }

    @Test(arguments: ["", "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}\r\n\r\n"])
    func `A stream without a finish reason was cut off`(bytes: String) {
        let error = error(ofBytes: bytes)
        #expect(error?.code == .truncated)
        #expect(error?.disposition == .retry(after: nil))
    }

    @Test func `A refused prompt is an error that stays`() {
        let error = error(
            ofBytes:
                #"data: {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":5}}"#
                + "\r\n\r\n")
        #expect(error?.code == .promptBlocked)
        #expect(error?.disposition == .never)
        #expect(error?.message == "Gemini's filter refuses the prompt (PROHIBITED_CONTENT); change the idea.")
    }

    @Test func `An error event in mid-stream ends it after its text`() throws {
        var reader = AnswerReader(decoder: decoder, provider: "gemini")
        var events: [ModelEvent] = []
        let frames =
            "data: \(text("good"))\r\n\r\ndata: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n"
        let thrown = #expect(throws: ModelError.self) {
            try reader.take(Array(frames.utf8), mark: { _ in }, yield: { events.append($0) })
        }
        #expect(events == [.text("good")])
        #expect(thrown?.code == .unavailable)
    }

    @Test func `A bare error in mid-stream is found before the connection ends`() throws {
        var reader = AnswerReader(decoder: decoder, provider: "gemini")
        let frames = """
            data: \(text("good"))\r\n\r\n{\r
              "error": {\r
                "code": 429,\r
                "message": "Resource has been exhausted",\r
                "status": "RESOURCE_EXHAUSTED"\r
              }\r
            }\r\n
            """
        let thrown = #expect(throws: ModelError.self) {
            try reader.take(Array(frames.utf8), mark: { _ in }, yield: { _ in })
        }
        #expect(thrown?.code == .rateLimited)
    }

    @Test func `Bare lines that are no error are no answer either`() {
        #expect(error(ofBytes: "<html>\n<body>\n")?.code == .malformedResponse)
        #expect(error(ofBytes: "data: nonsense\n\n")?.code == .malformedResponse)
    }

    @Test func `A gateway that does not stream answers whole, as one answer or as a list of all events`() throws {
        let whole = text("The sea.", finish: "stop")
        #expect(try Answer(of: whole.utf8, decoder: decoder).text == "The sea.")
        #expect(try Answer(of: whole.utf8, decoder: decoder).completion?.finish == .stop)
        let list = "[\(text("The "))\n,\r\n\(text("sea.", finish: "MAX_TOKENS"))\n]\n"
        #expect(try Answer(of: list.utf8, decoder: decoder).text == "The sea.")
        #expect(try Answer(of: list.utf8, decoder: decoder).completion?.finish == .length)
    }

    @Test func `Counts as text are read, and trimmings of other kinds cost nothing`() throws {
        let answer = try answer(
            #"{"candidates":[{"content":{"parts":[{"text":"x"},{"text":7},"y"]},"finishReason":"STOP","index":"0"}],"usageMetadata":{"promptTokenCount":"12","candidatesTokenCount":"3"},"modelVersion":null}"#
        )
        #expect(answer.text == "x")
        #expect(answer.completion?.usage == TokenUsage(prompt: 12, output: 3))
    }

    @Test func `A continuation keeps its token`() throws {
        var decoder = decoder
        let frame =
            #"{"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"CONTINUATION","continuationToken":"dG9r"}]}"#
        #expect(try decoder.take(.data(Array(frame.utf8))) == [.text("x")])
        #expect(decoder.continuation == "dG9r")
    }

    @Test func `Characters cut by any split come out whole`() throws {
        let bytes = Array("data: \(text("Möwe 🐚", finish: "STOP"))\r\n\r\n".utf8)
        for cut in 1..<bytes.count {
            #expect(try Answer(of: bytes, cutAt: [cut], decoder: decoder).pieces == ["Möwe 🐚"])
        }
    }
}
