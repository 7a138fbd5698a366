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
        #expect(answer.thoughtCharacters == 7)
        #expect(answer.completion?.thoughtCharacters == 7)
        #expect(answer.completion?.usage == TokenUsage(prompt: 5, thinking: 20, output: 10))
    }

    @Test(arguments: [
        ("stop", FinishReason.stop), ("eos_token", .stop), ("stop_sequence", .stop), ("length", .length),
        ("content_filter", .filtered("content_filter")), ("abort", .other("abort")), ("error", .other("error")),
        ("tool_calls", .other("tool_calls")), ("STOP", .stop), ("eos", .stop), ("end", .stop), ("COMPLETE", .stop),
        ("end_turn", .stop), ("stop-sequence", .stop), ("FINISH_REASON_STOP", .stop), ("EndOfText", .stop),
        ("MAX_TOKENS", .length), ("model_length", .length), ("length_limit", .length), ("maxOutputTokens", .length),
        ("model_context_window_exceeded", .length), ("content-filter", .filtered("content-filter")),
        ("SAFETY", .filtered("SAFETY")), ("ERROR_TOXIC", .filtered("ERROR_TOXIC")),
        ("guardrail_intervened", .filtered("guardrail_intervened")), ("ERROR_LIMIT", .other("ERROR_LIMIT")),
        ("insufficient_system_resource", .other("insufficient_system_resource")), ("brand_new", .stop),
    ])
    func `Finish reasons are mapped`(word: String, reason: FinishReason) throws {
        #expect(try answer(delta("x"), finish(word), "[DONE]").completion?.finish == reason)
    }

    @Test func `A word that nobody knows ends a text, and without one is a failure`() throws {
        #expect(try answer(delta("x"), finish("zzz")).completion?.finish == .stop)
        #expect(try answer(finish("zzz")).completion?.finish == .other("zzz"))
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
        for frames in [[delta("x")], ["[DONE]"], [delta(""), "[DONE]"], []] {
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
            try reader.take(Array("data: \(delta("x"))\n\ndata: {\"choi".utf8), mark: { _ in }, yield: { _ in })
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
            try reader.take(Array(frames.utf8), mark: { _ in }, yield: { events.append($0) })
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

    @Test(arguments: [
        #"{"object":"chat.completion","model":"m","choices":[{"message":{"content":"The sea."},"finish_reason":"stop"}]}"#,
        "{\n  \"object\": \"chat.completion\",\r\n  \"model\": \"m\", \"choices\": [\n    {\"message\":"
            + " {\"content\": \"The sea.\"},\n \"finish_reason\": null}\n  ]\n}\n",
        #"data: {"object":"chat.completion","model":"m","choices":[{"message":{"content":"The sea."}}]}"# + "\n\n",
        #"data: {"model":"m","choices":{"message":{"content":[{"type":"text","text":"The sea."}]},"finish_reason":"END"}}"#
            + "\n\ndata: [DONE]\n\n",
        #"data: {"model":"m","choices":[{"text":"The sea.","finish_reason":"stop"}]}"# + "\n\n",
    ])
    func `A whole answer where a stream was asked for is the answer`(body: String) throws {
        let answer = try Answer(of: body.utf8, decoder: decoder)
        #expect(answer.text == "The sea.")
        #expect(answer.completion?.finish == .stop)
        #expect(answer.completion?.servedModel == "m")
    }

    @Test func `Bare text that is no answer is malformed, and half an answer too`() {
        for body in ["<html>\n<p>Sign in</p>\n", #"{"choices":[{"message":{"content":"The"#, #"{"choices":[]}"#] {
            let thrown = #expect(throws: ModelError.self) { try Answer(of: body.utf8, decoder: decoder) }
            #expect(thrown?.code == .malformedResponse)
        }
    }

    @Test func `Messages in place of deltas are pieces, and a last one that repeats all adds nothing`() throws {
        func message(_ text: String, _ finish: String = "") -> String {
            #"{"choices":[{"message":{"content":"\#(text)"},"finish_reason":"\#(finish)"}]}"#
        }
        #expect(try answer(message("The "), message("sea."), finish("stop")).text == "The sea.")
        #expect(try answer(delta("The "), delta("sea."), message("The sea.", "stop")).text == "The sea.")
        let long = String(repeating: "All the lamps were lit. ", count: 4)
        #expect(try answer(message(long), message(long + "Then."), finish("stop")).text == long + "Then.")
    }

    @Test func `Text in parts is text, and thoughts among them are none`() throws {
        let answer = try answer(
            #"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Plan it."}]}]}}]}"#,
            #"{"choices":[{"delta":{"content":[{"type":"text","text":"The "},{"type":"reference","reference_ids":[1]}]}}]}"#,
            #"{"choices":[{"delta":{"content":["sea",{"type":"output_text","text":{"value":" rose"}}]}}]}"#,
            #"{"choices":[{"delta":{"content":{"type":"text","text":"."}}}]}"#, finish("stop"), "[DONE]")
        #expect(answer.text == "The sea rose.")
        #expect(answer.thoughtCharacters == 8)
    }

    @Test(arguments: [
        #""reasoning_content":"Hmm.""#, #""reasoning":"Hmm.""#, #""reasoning":{"content":"Hmm."}"#,
        #""reasoning_content":"Hmm.","reasoning":"Hmm.""#,
        #""reasoning_details":[{"type":"reasoning.text","text":"Hmm.","signature":"abcdef"}]"#,
        #""reasoning":"Hmm.","reasoning_details":[{"type":"reasoning.summary","summary":"Hmm."}]"#,
        #""thinking_blocks":[{"type":"thinking","thinking":"Hmm.","signature":"abcdef"}]"#,
    ])
    func `Thoughts beside the answer are counted once, whatever their member is called`(member: String) throws {
        let answer = try answer(
            #"{"choices":[{"delta":{"content":null,\#(member)}}]}"#, delta("Sea."), finish("stop"),
            #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":30}}"#)
        #expect(answer.text == "Sea.")
        #expect(answer.thoughtCharacters == 4)
        // Four characters of thoughts, four of text: the server's sum is split in halves.
        #expect(answer.completion?.usage == TokenUsage(prompt: 5, thinking: 15, output: 15))
    }

    @Test(
        arguments: [
            (#"{"prompt_tokens":"12","completion_tokens":"7"}"#, TokenUsage(prompt: 12, output: 7)),
            (#"{"prompt_tokens":11.5,"completion_tokens":6.2,"total_tokens":17.7}"#, TokenUsage(prompt: 12, output: 7)),
            (#"{"prompt_tokens":12,"total_tokens":19}"#, TokenUsage(prompt: 12, output: 7)),
            (#"[{"prompt_tokens":12,"completion_tokens":7}]"#, TokenUsage(prompt: 12, output: 7)),
            (#"{"input_tokens":12,"output_tokens":7}"#, TokenUsage(prompt: 12, output: 7)),
            (
                #"{"prompt_tokens":12,"completion_tokens":7,"prompt_tokens_details":[],"completion_tokens_details":null}"#,
                TokenUsage(prompt: 12, output: 7)
            ),
            (
                #"{"prompt_tokens":12,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":"4","cache_write_tokens":8}}"#,
                TokenUsage(prompt: 12, cached: 4, cacheWritten: 8, output: 7)
            ),
            (
                #"{"prompt_tokens":12,"completion_tokens":7,"prompt_cache_hit_tokens":4}"#,
                TokenUsage(prompt: 12, cached: 4, output: 7)
            ),
            (
                #"{"prompt_tokens":12,"completion_tokens":7,"completion_tokens_details":{"reasoning_tokens":99}}"#,
                TokenUsage(prompt: 12, thinking: 7, output: 0)
            ),
            (#"{"prompt_tokens":0,"completion_tokens":0}"#, nil), (#"{"completion_tokens":7}"#, nil),
            (#"{"prompt_tokens":-3,"completion_tokens":7}"#, nil), (#""none""#, nil), ("[]", nil), ("true", nil),
            ("{}", nil),
            ("null", nil),
        ] as [(String, TokenUsage?)])
    func `Usage never costs the answer`(usage: String, tokens: TokenUsage?) throws {
        let answer = try answer(delta("The sea."), finish("stop"), #"{"choices":[],"usage":\#(usage)}"#, "[DONE]")
        #expect(answer.text == "The sea.")
        #expect(answer.completion?.usage == tokens)
    }

    @Test func `Without a finish reason, DONE or usage behind a text ends it`() throws {
        let usage = #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#
        #expect(try answer(delta("The sea."), "[DONE]").completion?.finish == .stop)
        #expect(try answer(delta("The sea."), usage).completion?.finish == .stop)
        #expect(try answer(delta("The sea."), usage, "[DONE]").completion?.usage == TokenUsage(prompt: 5, output: 7))
        #expect(error(usage, "[DONE]")?.code == .truncated)
    }

    @Test func `Usage that comes with each piece tells no end`() {
        func counted(_ text: String) -> String {
            #"{"choices":[{"delta":{"content":"\#(text)"}}],"usage":{"prompt_tokens":5,"completion_tokens":2}}"#
        }
        #expect(error(counted("The "), counted("sea"))?.code == .truncated)
        #expect(error(counted("The "), counted("sea"), counted(""))?.code == .truncated)
    }

    @Test func `Without a finish reason, an answer as long as its limit ran into it`() throws {
        let limited = ChatDecoder(refusals: ChatRefusal(provider: "openai", model: "m", keys: []), outputLimit: 7)
        let usage = #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#
        let bytes = [delta("The sea"), usage, "[DONE]"].map { "data: \($0)\n\n" }.joined()
        #expect(try Answer(of: bytes.utf8, decoder: limited).completion?.finish == .length)
    }

    @Test func `Members of other kinds than OpenAI's are passed over`() throws {
        let answer = try answer(
            #"{"model":7,"timings":[],"prompt_progress":"half","error":null,"choices":[{"index":"0","delta":{"content":"The sea."}}]}"#,
            #"{"choices":[null,{"index":0,"delta":null,"finish_reason":"stop"}]}"#)
        #expect(answer.text == "The sea.")
        #expect(answer.completion?.servedModel == nil)
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
