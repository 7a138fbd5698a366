import JSONNotation
import LanguageModels
import Testing

@testable import TestSupport

@Suite struct FakeOpenAITests {
    private let teller = FakeStoryteller()

    private func options(_ mode: FakeOpenAI.Mode, deltaWords: Int = 1_000) -> FakeOpenAI.Options {
        var options = FakeOpenAI.Options(mode)
        options.deltaWords = deltaWords
        return options
    }

    private func chunk(_ choice: String, model: String = "gpt-test", fingerprint: Bool = true, more: String = "")
        -> String
    {
        "data: {\"id\":\"chatcmpl-fake-1\",\"object\":\"chat.completion.chunk\",\"created\":1795338756,"
            + "\"model\":\"\(model)\"," + (fingerprint ? "\"system_fingerprint\":\"fp_fake\"," : "")
            + "\"choices\":[\(choice)]\(more)}\n\n"
    }

    @Test func `OpenAI's stream has null usage in every frame and the last in a frame without choices`() async throws {
        try await withFakeOpenAI(options(.openAI)) { fake in
            let answer = try await fake.ask(extra: ",\"stream_options\":{\"include_usage\":true}")
            let text = teller.answer(Question(scenePrompt)).text
            let (read, written) = (FakeTokens.count(scenePrompt), FakeTokens.count(text))
            let delta = "{\"index\":0,\"delta\":{\"content\":\(JSONValue.string(text).text)},\"finish_reason\":null}"
            let usage =
                ",\"usage\":{\"prompt_tokens\":\(read),\"completion_tokens\":\(written),"
                + "\"total_tokens\":\(read + written),\"prompt_tokens_details\":{\"cached_tokens\":0}}"
            let opening = "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}"
            let end = "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}"
            let expected =
                [opening, delta, end].map { chunk($0, more: ",\"usage\":null") }.joined()
                + chunk("", more: usage) + "data: [DONE]\n\n"
            #expect(answer.body == expected)
            #expect(answer.headers["content-type"] == "text/event-stream")
        }
    }

    @Test func `Without include_usage no frame has usage`() async throws {
        try await withFakeOpenAI(options(.openAI)) { fake in
            let answer = try await fake.ask()
            #expect(!answer.body.contains("usage") && answer.isDone && answer.chatFinish == "stop")
        }
    }

    @Test func `The router serves models with suffixes and names the provider`() async throws {
        var options = options(.huggingFace)
        options.refusesOtherModels = true
        try await withFakeOpenAI(options) { fake in
            let answer = try await fake.ask(model: "openai/gpt-oss-120b:groq")
            #expect(answer.headers["x-inference-provider"] == "groq")
            #expect(answer.chatFrames.first?["model"] == "openai/gpt-oss-120b")
            #expect(try await fake.ask(model: "Qwen/Qwen3-32B:cheapest").headers["x-inference-provider"] == "novita")
            let unknown = try await fake.ask(model: "nobody/nothing")
            #expect(unknown.status == 400)
            #expect(try unknown.json()["error"]?["code"] == "model_not_supported")
            let stranger = try await fake.ask(model: "openai/gpt-oss-120b", key: "hf_wrong")
            #expect(stranger.status == 401)
            #expect(stranger.body == "{\"error\":\"Invalid username or password.\"}")
            let models = try await fake.get("/v1/models").json()["data"]?.array
            #expect(models?.first?["providers"]?.array?.first?["supports_structured_output"] == true)
        }
    }

    @Test func `Every dialect of response_format is understood`() async throws {
        try await withFakeOpenAI(options(.huggingFace)) { fake in
            let schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}"
            for format in [
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"strict\":true,\"schema\":\(schema)}}",
                "{\"type\":\"json_schema\",\"schema\":\(schema)}", "{\"type\":\"json_object\",\"value\":\(schema)}",
            ] {
                let answer = try await fake.ask("Count.", extra: ",\"response_format\":\(format)", stream: false)
                let message = try answer.json()["choices"]?.array?.first?["message"]
                #expect(message?["content"] == "{\"n\":1}")
            }
        }
    }

    @Test func `OpenAI refuses wrong keys, unknown models, long prompts and unknown paths in its own shape`()
        async throws
    {
        var options = options(.openAI)
        options.refusesOtherModels = true
        options.contextTokens = 50
        try await withFakeOpenAI(options) { fake in
            let key = try await fake.ask(key: "wrong")
            #expect(key.status == 401)
            #expect(
                key.body
                    == "{\"error\":{\"message\":\"Incorrect API key provided.\",\"type\":\"invalid_request_error\","
                    + "\"param\":null,\"code\":\"invalid_api_key\"}}")
            let model = try await fake.ask(model: "gone")
            #expect(model.status == 404)
            let long = try await fake.ask(String(repeating: "word ", count: 50))
            #expect(try long.json()["error"]?["code"] == "context_length_exceeded")
            #expect(try await fake.get("/v1/nothing").status == 404)
        }
    }

    @Test func `llama.cpp reads the prompt aloud, times itself and keeps the common prefix`() async throws {
        var options = options(.llamaCpp)
        options.commentEvery = 1
        try await withFakeOpenAI(options) { fake in
            let prompt = String(repeating: "Once upon a time. ", count: 120) + scenePrompt
            let extra = ",\"return_progress\":true"
            let first = try await fake.ask(prompt, extra: extra)
            let tokens = FakeTokens.count(prompt)
            #expect(first.chatFrames.first?["choices"]?.array?.first?["delta"]?["content"] == .null)
            let read = first.chatFrames.compactMap { $0["prompt_progress"]?["processed"]?.integer }
            #expect(read == [0, 256, 512, tokens])
            #expect(first.chatFrames.last?["timings"]?["cache_n"]?.integer == 0)
            #expect(first.chatFrames.last?["timings"]?["prompt_n"]?.integer == tokens)
            #expect(first.body.contains("\n\n:\n\ndata: ") && first.isDone)
            let second = try await fake.ask(prompt, extra: extra)
            #expect(second.chatFrames.last?["timings"]?["cache_n"]?.integer == tokens - 1)
            #expect(second.chatFrames.compactMap { $0["prompt_progress"] }.count == 2)
            let whole = try await fake.ask("Something else entirely.", stream: false).json()
            #expect(whole["timings"]?["cache_n"]?.integer == 0)
            #expect(whole["usage"]?["prompt_tokens"]?.integer == 6)
        }
    }

    @Test func `llama.cpp continues a last assistant message: streamed without it, whole with it`() async throws {
        try await withFakeOpenAI(options(.llamaCpp)) { fake in
            let paragraph = teller.paragraph(0, scene: 1)
            let messages = JSONValue.array([
                ["role": "user", "content": "Scene 1 of 3\nWrite about 40 words."],
                ["role": "assistant", "content": .string(String(paragraph.prefix(20)))],
            ])
            let streamed = try await fake.ask(messages: messages.text)
            #expect(streamed.chatText.hasPrefix(String(paragraph.dropFirst(20))))
            let whole = try await fake.ask(messages: messages.text, stream: false).json()
            let content = whole["choices"]?.array?.first?["message"]?["content"]?.string
            #expect(content?.hasPrefix(paragraph) == true)
            let twice = "[{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]"
            #expect(try await fake.ask(messages: twice).status == 400)
            #expect(try await fake.ask(extra: ",\"n\":2").status == 400)
            #expect(try await fake.ask(extra: ",\"dry_penalty_last_n\":-1").status == 400)
        }
    }

    @Test func `llama.cpp is loading, then healthy, and refuses what its context cannot hold`() async throws {
        var options = options(.llamaCpp)
        options.isLoading = true
        options.contextTokens = 64
        try await withFakeOpenAI(options) { fake in
            let loading = try await fake.get("/health", key: nil)
            #expect(loading.status == 503)
            #expect(
                loading.body
                    == "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}")
            #expect(try await fake.ask().status == 503)
            fake.setLoading(false)
            #expect(try await fake.get("/health", key: nil).body == "{\"status\":\"ok\"}")
            #expect(try await fake.get("/v1/models", key: nil).status == 401)
            let overflow = try await fake.ask(String(repeating: "word", count: 70))
            #expect(overflow.status == 400)
            #expect(
                overflow.body == "{\"error\":{\"code\":400,\"message\":\"request (70 tokens) exceeds the available "
                    + "context size (64 tokens), try increasing it\",\"type\":\"exceed_context_size_error\","
                    + "\"n_prompt_tokens\":70,\"n_ctx\":64}}")
            let full = try await fake.ask()
            #expect(full.chatFinish == "length")
            #expect(full.chatText.unicodeScalars.count == (64 - FakeTokens.count(scenePrompt)) * 4)
            let connection = try await WireConnection.open(port: fake.server.port)
            let key = ["Authorization: Bearer openai-test-key"]
            try await connection.send("POST", "/tokenize", headers: key, body: "{\"content\":\"12345\"}")
            #expect(try await connection.answer().body == "{\"tokens\":[0,1]}")
            #expect(fake.log.requests.filter { $0.kind == .health }.count == 2)
        }
    }
}
