import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct ChatRefusalTests {
    private let refusals = ChatRefusal(
        provider: "huggingface", model: "org/name", keys: [Secret("hf_secret")])

    private func error(_ status: Int, _ body: String, hint: RetryHint = .none) -> ModelError {
        refusals.error(status: status, hint: hint, body: Array(body.utf8))
    }

    @Test(arguments: [
        (
            400, #"{"error":{"message":"bad field","type":"invalid_request_error","code":null}}"#,
            ModelError.Code.invalidRequest, ModelError.Disposition.never
        ),
        (
            400,
            #"{"error":{"code":400,"message":"request (2730 tokens) exceeds the available context size (2048 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":2730,"n_ctx":2048}}"#,
            .contextOverflow, .never
        ),
        (
            400,
            #"{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}"#,
            .contextOverflow, .never
        ),
        (
            422,
            #"{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096","error_type":"validation"}"#,
            .contextOverflow, .never
        ),
        (
            400,
            #"{"error":{"message":"The requested model 'x' is not supported by any provider you have enabled.","type":"invalid_request_error","param":"model","code":"model_not_supported"}}"#,
            .unknownModel, .never
        ),
        (401, #"{"error":"Invalid username or password."}"#, .unauthorized, .never),
        (402, #"{"error":"You have exceeded your monthly included credits"}"#, .noCredit, .notNow(after: nil)),
        (403, #"{"error":"forbidden"}"#, .unauthorized, .never),
        (
            404, #"{"error":{"message":"model 'x' not found","type":"not_found_error","param":null,"code":null}}"#,
            .unknownModel, .never
        ),
        (404, "<html><body>Not Found</body></html>", .unknownModel, .never),
        (408, "", .timedOut, .retry(after: nil)),
        (413, #"{"message":"too large"}"#, .contextOverflow, .never),
        (422, #"{"detail":[{"loc":["body"],"msg":"field required","type":"missing"}]}"#, .invalidRequest, .never),
        (
            424, #"{"error":"Request failed during generation","error_type":"generation"}"#,
            .unavailable, .retry(after: nil)
        ),
        (429, #"{"error":{"message":"slow down"}}"#, .rateLimited, .retry(after: nil)),
        (
            429,
            #"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"#,
            .noCredit, .notNow(after: nil)
        ),
        (
            429, #"{"error":{"message":"Rate limit reached on tokens per day (TPD)","code":"rate_limit_exceeded"}}"#,
            .quotaExhausted, .notNow(after: nil)
        ),
        (500, "oops", .unavailable, .retry(after: nil)),
        (
            501, #"{"error":{"code":501,"message":"not supported","type":"not_supported_error"}}"#,
            .invalidRequest, .never
        ),
        (
            503, #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#,
            .unavailable, .retry(after: nil)
        ),
        (503, "<!DOCTYPE html><title>down</title>", .unavailable, .retry(after: nil)),
        (301, "", .invalidRequest, .never),
        (400, #"{"error":{"message":"flagged","code":"content_policy_violation"}}"#, .promptBlocked, .never),
        (400, #"[{"error":{"message":"bad","code":400}}]"#, .invalidRequest, .never),
    ])
    func `Statuses and bodies are told apart`(
        status: Int, body: String, code: ModelError.Code, disposition: ModelError.Disposition
    ) {
        let error = error(status, body)
        #expect(error.code == code)
        #expect(error.disposition == disposition)
        #expect(error.status == status)
        #expect(error.provider == "huggingface")
    }

    @Test func `The server's wait goes into the disposition`() {
        let hint = RetryHint(wait: .seconds(20))
        #expect(error(429, "{}", hint: hint).disposition == .retry(after: .seconds(20)))
        #expect(
            error(500, "{}", hint: RetryHint(shouldRetry: false)).disposition == .notNow(after: nil))
    }

    @Test func `The sentence quotes the server on one line, without keys and markup`() {
        #expect(
            error(400, "{\"error\":\"Bad key hf_secret\\nin  header.\"}").message
                == "The server refuses the request (HTTP 400); the server said: Bad key •••• in header.")
        #expect(error(500, "<html>").message == "The server is in trouble; try again.")
        let long = error(400, #"{"error":"\#(String(repeating: "a", count: 5000))"}"#).message
        #expect(long.count < 400)
    }
}
