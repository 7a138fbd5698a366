import Testing

@testable import ModelProviders

/// Refusals for a size, word for word as servers put them.
@Suite struct LimitRefusalTests {
    /// A refusal and what is to be read out of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let server: String
        var status = 400
        let body: String
        let expected: LimitRefusal?
        var testDescription: String { server }
    }

    private static func error(_ message: String) -> String { "{\"error\":{\"message\":\"\(message)\"}}" }

    private static let contexts = [
        Case(
            server: "OpenAI, vLLM",
            body: error(
                "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (3000 in the messages, 2000 in the completion). Please reduce the length of the messages or completion."
            ), expected: .context(limit: 4096, prompt: 3000)),
        Case(
            server: "vLLM, newer",
            body: error(
                "'max_tokens' or 'max_completion_tokens' is too large: 2000. This model's maximum context length is 4096 tokens and your request has 3000 input tokens (2000 > 4096 - 3000)."
            ), expected: .context(limit: 4096, prompt: 3000)),
        Case(
            server: "vLLM, newest",
            body: error(
                "This model's maximum context length is 4,096 tokens. However, you requested 2000 output tokens and your prompt contains at least 2097 input tokens, for a total of at least 4097 tokens."
            ), expected: .context(limit: 4096, prompt: nil)),
        Case(
            server: "SGLang",
            body: error(
                "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5000 tokens: 3000 tokens from the input messages and 2000 tokens for the completion."
            ), expected: .context(limit: 4096, prompt: 3000)),
        Case(
            server: "llama.cpp",
            body:
                "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":5000,\"n_ctx\":4096}}",
            expected: .context(limit: 4096, prompt: 5000)),
        Case(
            server: "LM Studio",
            body:
                "{\"error\":\"Trying to keep the first 4856 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough. Try to load the model with a larger context length, or provide a shorter input\"}",
            expected: .context(limit: 4096, prompt: 4856)),
        Case(
            server: "Text Generation Inference", status: 422,
            body:
                "{\"error\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 3800 `inputs` tokens and 2000 `max_new_tokens`\",\"error_type\":\"validation\"}",
            expected: .context(limit: 4096, prompt: 3800)),
        Case(
            server: "Anthropic",
            body: error("prompt is too long: 208310 tokens > 200000 maximum"),
            expected: .context(limit: 200_000, prompt: 208_310)),
        Case(
            server: "Anthropic, with an answer",
            body: error(
                "input length and `max_tokens` exceed context limit: 190000 + 2000 > 191000, decrease input length or `max_tokens` and try again"
            ), expected: .context(limit: 191_000, prompt: nil)),
        Case(
            server: "Mistral",
            body:
                "{\"object\":\"error\",\"message\":\"Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length\",\"type\":\"invalid_request_prompt\",\"code\":\"3051\"}",
            expected: .context(limit: 32_768, prompt: 40_000)),
        Case(
            server: "Cerebras",
            body:
                "{\"message\":\"Please reduce the length of the messages or completion. Current length is 8985 while limit is 8192\",\"code\":\"context_length_exceeded\"}",
            expected: .context(limit: 8192, prompt: nil)),
        Case(
            server: "Groq",
            body:
                "{\"error\":{\"message\":\"Please reduce the length of the messages or completion.\",\"code\":\"context_length_exceeded\"}}",
            expected: .context(limit: nil, prompt: nil)),
        Case(
            server: "Groq, tokens a minute", status: 413,
            body: error(
                "Request too large for model `llama-3.1-8b-instant` in organization `org_01jx2` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 7432, please reduce your message size and try again."
            ), expected: .context(limit: 6000, prompt: nil)),
        Case(
            server: "Ollama", body: error("prompt too long; exceeded max context length by 530 tokens"),
            expected: .context(limit: nil, prompt: nil)),
        Case(
            server: "llama-cpp-python", body: error("Requested tokens (5000) exceed context window of 4096"),
            expected: .context(limit: 4096, prompt: nil)),
        Case(
            server: "Moonshot",
            body: error("Invalid request: Your request exceeded model token limit: 8192 (requested: 9000)"),
            expected: .context(limit: 8192, prompt: nil)),
        Case(
            server: "xAI",
            body: error(
                "This model's maximum prompt length is 131072 but the request contains 150000 tokens."),
            expected: .context(limit: 131_072, prompt: nil)),
        Case(
            server: "Google",
            body: error(
                "The input token count (1250000) exceeds the maximum number of tokens allowed (1048576)."),
            expected: .context(limit: 1_048_576, prompt: 1_250_000)),
        Case(
            server: "DashScope", body: error("Range of input length should be [1, 30720]"),
            expected: .context(limit: 30_720, prompt: nil)),
    ]

    @Test(arguments: contexts)
    func `A context is read out of a refusal, however it is put`(refusal: Case) {
        let body = RefusalBody(Array(refusal.body.utf8))
        #expect(LimitRefusal(status: refusal.status, body: body, sent: 2_000) == refusal.expected)
    }

    private static let outputs = [
        Case(
            server: "OpenAI",
            body:
                "{\"error\":{\"message\":\"max_tokens is too large: 20000. This model supports at most 4096 completion tokens, whereas you provided 20000.\",\"param\":\"max_tokens\",\"code\":\"invalid_value\"}}",
            expected: .output(limit: 4096)),
        Case(
            server: "DeepSeek", body: error("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"),
            expected: .output(limit: 8192)),
        Case(
            server: "Groq",
            body: error(
                "`max_tokens` must be less than or equal to `8192`, the maximum value for `max_tokens` is less than the `context_window` for this model"
            ), expected: .output(limit: 8192)),
        Case(
            server: "Anthropic",
            body: error(
                "max_tokens: 20000 > 8192, which is the maximum allowed number of output tokens for claude-3-5-sonnet-20241022"
            ), expected: .output(limit: 8192)),
        Case(
            server: "Google",
            body: error(
                "Unable to submit request because it has a maxOutputTokens value of 20000 but the supported range is from 1 (inclusive) to 8193 (exclusive). Update the value and try again."
            ), expected: .output(limit: 8192)),
    ]

    @Test(arguments: outputs)
    func `The highest limit of an answer is read out of a refusal`(refusal: Case) {
        #expect(
            LimitRefusal(status: 400, body: RefusalBody(Array(refusal.body.utf8)), sent: 20_000) == refusal.expected)
    }

    @Test(arguments: [
        (400, "{\"error\":{\"message\":\"The model m does not exist\"}}"),
        (429, "{\"error\":{\"message\":\"Too many tokens for this minute: limit 6000\"}}"),
        (401, "{\"error\":{\"message\":\"context length\"}}"), (500, "Internal Server Error"),
        (400, "{\"error\":{\"message\":\"max_tokens is not supported\"}}"), (400, ""),
    ])
    func `What is no refusal for a size teaches no size`(status: Int, body: String) {
        #expect(LimitRefusal(status: status, body: RefusalBody(Array(body.utf8)), sent: 2_000) == nil)
    }

    @Test func `Numbers within names are none`() {
        let numbers = SpokenNumber.all(in: "llama-3.1-8b, org_01ab, gpt-4-32768, v2.5, 1,048,576 and 4_096 or 12,34.")
        #expect(numbers.map(\.value) == [1_048_576, 4_096, 12, 34])
    }
}
