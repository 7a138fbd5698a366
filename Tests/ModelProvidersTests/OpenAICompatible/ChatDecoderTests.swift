import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct ChatDecoderTests {
    private var decoder: ChatDecoder {
        ChatDecoder(refusals: ChatRefusal(provider: "openai", model: "m", keys: []))
    }

    private func answer(_ frames: String..., end: String = "\n\n") throws -> Answer {
        try Answer(of: frames.map { "data: \($0)\(end)" }.joined().utf8, decoder: decoder)
    }

    private func error(_ frames: String..., end: String = "\n\n") -> ModelError? {
        do {
            _ = try Answer(of: frames.map { "data: \($0)\(end)" }.joined().utf8, decoder: decoder)
            return nil
        } catch { return error as? ModelError }
    }

    private func delta(_ text: String) -> String { #"{"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# }

    private func finish(_ reason: String) -> String {
        #"{"choices":[{"index":0,"delta":{},"finish_reason":"\#(reason)"}]}"#
    }

    @Test func `A llama.cpp stream gives progress, text, usage and timings`() throws {
        let answer = try answer(
            #"{"choices":[{"delta":{"role":"assistant","content":null},"finish_reason":null,"index":0}],"model":"local","prompt_progress":{"total":1123,"cache":0,"processed":256,"time_ms":3175}}"#,
            #"{"choices":[{"delta":{"content":"The"},"finish_reason":null,"index":0}],"model":"local"}"#,
            #"{"choices":[{"delta":{"content":" sea"},"finish_reason":null,"index":0}],"model":"local"}"#,
            #"{"choices":[{"delta":{},"finish_reason":"length","index":0}],"model":"local","timings":{"cache_n":900,"prompt_n":223,"prompt_ms":2500.0,"predicted_n":2,"predicted_ms":125.0}}"#,
            #"{"choices":[],"model":"local","usage":{"completion_tokens":2,"prompt_tokens":1123,"total_tokens":1125,"prompt_tokens_details":{"cached_tokens":900}}}"#,
            "[DONE]")
        #expect(answer.readings == [.reading(done: 256, total: 1123)])
        #expect(answer.pieces == ["The sea"])
        #expect(
            answer.completion
                == Completion(
                    finish: .length, usage: TokenUsage(prompt: 1123, cached: 900, output: 2), servedModel: "local",
                    timings: Completion.Timings(
                        cachedTokens: 900, promptTokens: 223, promptSeconds: 2.5, writtenTokens: 2,
                        writingSeconds: 0.125)))
    }

    @Test func `Thinking is left out of the text and told apart in the usage`() throws {
        let answer = try answer(
            #"{"choices":[{"index":0,"delta":{"reasoning_content":"Hmm."}}]}"#,
            #"{"choices":[{"index":0,"delta":{"reasoning":"Hm.","content":""}}]}"#, delta("Sea."), finish("stop"),
            #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":30,"completion_tokens_details":{"reasoning_tokens":20}}}"#,
            "[DONE]")
        #expect(answer.pieces == ["Sea."])
        #expect(answer.completion?.usage == TokenUsage(prompt: 5, thinking: 20, output: 10))
    }

    @Test(arguments: [
        ("stop", FinishReason.stop), ("eos_token", .stop), ("stop_sequence", .stop), ("length", .length),
        ("content_filter", .filtered("content_filter")), ("abort", .other("abort")), ("error", .other("error")),
        ("tool_calls", .other("tool_calls")), ("brand_new", .other("brand_new")),
    ])
    func `Finish reasons are mapped`(word: String, reason: FinishReason) throws {
        #expect(try answer(delta("x"), finish(word), "[DONE]").completion?.finish == reason)
    }

    @Test func `A refusal is no finished text`() throws {
        let answer = try answer(
            #"{"choices":[{"index":0,"delta":{"refusal":"I can't."}}]}"#, finish("stop"), "[DONE]")
        #expect(answer.text.isEmpty)
        #expect(answer.completion?.finish == .filtered("refusal"))
    }

    @Test func `A missing DONE after the finish reason is fine`() throws {
        #expect(try answer(delta("x"), finish("stop")).completion?.finish == .stop)
    }

    @Test func `Usage that comes after the finish reason is waited for`() throws {
        let answer = try answer(
            finish("stop"), #"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#)
        #expect(answer.completion?.usage == TokenUsage(prompt: 1, output: 2))
    }

    @Test func `A stream without a finish reason was cut off`() {
        for frames in [[delta("x")], [delta("x"), "[DONE]"], []] {
            var thrown: ModelError?
            do {
                _ = try Answer(of: frames.map { "data: \($0)\n\n" }.joined().utf8, decoder: decoder)
            } catch { thrown = error as? ModelError }
            #expect(thrown?.code == .truncated)
            #expect(thrown?.disposition == .retry(after: nil))
        }
    }

    @Test func `A last frame that was cut in two is a cut-off stream, not a malformed one`() {
        var reader = AnswerReader(decoder: decoder, provider: "openai")
        let thrown = #expect(throws: ModelError.self) {
            try reader.take(Array("data: \(delta("x"))\n\ndata: {\"choi".utf8), mark: {}, yield: { _ in })
            try reader.end { _ in }
            var decoder = reader.decoder
            _ = try decoder.close()
        }
        #expect(thrown?.code == .truncated)
    }

    @Test func `An empty finish reason is none`() throws {
        #expect(error(finish(""))?.code == .truncated)
        #expect(try answer(finish(""), delta("x"), finish("length")).completion?.finish == .length)
    }

    @Test func `An error event in the middle ends the stream after its text`() throws {
        var reader = AnswerReader(decoder: decoder, provider: "openai")
        var events: [ModelEvent] = []
        let frames =
            "data: \(delta("good"))\n\ndata: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\ndata: [DONE]\n\n"
        let thrown = #expect(throws: ModelError.self) {
            try reader.take(Array(frames.utf8), mark: {}, yield: { events.append($0) })
        }
        #expect(events == [.text("good")])
        #expect(thrown?.code == .unavailable)
        #expect(thrown?.disposition == .retry(after: nil))
    }

    @Test(arguments: [
        (#"{"error":{"message":"x","type":"rate_limit_error"}}"#, ModelError.Code.rateLimited),
        (#"{"error":{"message":"x","code":"429"}}"#, .rateLimited),
        (#"{"error":{"message":"x","type":"invalid_request_error"}}"#, .invalidRequest),
        (#"{"error":{"message":"x","type":"exceed_context_size_error","code":400}}"#, .contextOverflow),
        (#"{"error":"generation failed","error_type":"generation"}"#, .unavailable),
        (#"{"error":{}}"#, .unavailable),
        (#"{"message":"out of memory"}"#, .unavailable),
        (
            #"{"error":{"message":"x","code":502},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"#,
            .unavailable
        ),
    ])
    func `Error events are told apart by their kind`(frame: String, code: ModelError.Code) {
        #expect(error(delta("x"), frame)?.code == code)
    }

    @Test func `Frames that are not JSON are malformed`() {
        #expect(error("hello")?.code == .malformedResponse)
    }

    @Test func `A bare JSON error under status 200 is an error, not a cut-off stream`() {
        var thrown: ModelError?
        do {
            _ = try Answer(
                of: "{\n  \"error\": {\"message\": \"no credits\", \"code\": 402}\n}\n".utf8, decoder: decoder)
        } catch { thrown = error as? ModelError }
        #expect(thrown?.code == .noCredit)
    }

    @Test func `An answer that is no stream is malformed`() {
        let whole = #"{"object":"chat.completion","choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"#
        let thrown = #expect(throws: ModelError.self) { try Answer(of: whole.utf8, decoder: decoder) }
        #expect(thrown?.code == .malformedResponse)
    }

    @Test func `Other choices than the first are ignored`() throws {
        let answer = try answer(
            #"{"choices":[{"index":1,"delta":{"content":"no"}}]}"#, delta("yes"), finish("stop"), "[DONE]")
        #expect(answer.text == "yes")
    }

    @Test func `Characters cut by any split come out whole`() throws {
        let bytes = Array("data: \(delta("Möwe 🐚"))\r\n\r\ndata: \(finish("stop"))\r\n\r\ndata: [DONE]\r\n\r\n".utf8)
        for cut in 1..<bytes.count {
            #expect(try Answer(of: bytes, cutAt: [cut], decoder: decoder).pieces == ["Möwe 🐚"])
        }
    }
}
