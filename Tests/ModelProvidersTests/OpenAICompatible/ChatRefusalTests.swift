import JSONNotation
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
            #"{"error":{"message":"The requested model 'org/name' is not supported by any provider you have enabled.","type":"invalid_request_error","param":"model","code":"model_not_supported"}}"#,
            .unknownModel, .never
        ),
        (401, #"{"error":"Invalid username or password."}"#, .unauthorized, .never),
        (402, #"{"error":"You have exceeded your monthly included credits"}"#, .noCredit, .notNow(after: nil)),
        (403, #"{"error":"forbidden"}"#, .unauthorized, .never),
        (
            404,
            #"{"error":{"message":"model 'org/name' not found","type":"not_found_error","param":null,"code":null}}"#,
            .unknownModel, .never
        ),
        (404, "<html><body>Not Found</body></html>", .wrongAddress, .never),
        (404, "404 page not found", .wrongAddress, .never),
        (404, #"{"detail":"Not Found"}"#, .wrongAddress, .never), (405, "", .wrongAddress, .never),
        (
            404, #"{"error":{"message":"Invalid URL (POST /chat/completions)","type":"invalid_request_error"}}"#,
            .wrongAddress, .never
        ),
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

    private func said(_ status: Int, _ message: String) -> ModelError {
        error(status, JSONValue.object(["error": ["message": .string(message)]]).jsonText)
    }

    @Test(arguments: [
        (404, "The model `other/name` does not exist or you do not have access to it."),
        (404, "model \"name-of-the-machine\" not found, try pulling it first"),
        (400, "The model 'other-1' does not exist."), (404, "Model not found: accounts/x/models/other-2"),
        (404, "The model other-3b is not loaded."),
    ])
    func `A refusal that names another model is an outage`(status: Int, message: String) {
        let error = said(status, message)
        #expect(error.code == .unavailable, "\(error)")
        #expect(error.disposition == .retry(after: nil))
    }

    @Test(arguments: [
        (404, "The model `org/name` does not exist."), (404, "The model 'ORG/Name' does not exist."),
        (404, "model 'name' not found"), (404, "model \"name:latest\" not found, try pulling it first"),
        (400, "Unknown model: org/name. Did you mean 'other-4'?"), (404, "The model does not exist."),
        (404, "The model isn't one that we have."),
    ])
    func `A refusal that names ours, or none, is final`(status: Int, message: String) {
        let error = said(status, message)
        #expect(error.code == .unknownModel, "\(error)")
        #expect(error.disposition == .never)
    }

    @Test(arguments: [
        "The field 'seed' was not found in the model ChatRequest.",
        "No template was found for this model: 'chat' not found",
        "Unsupported parameter: 'top_k' does not exist for this model.",
    ])
    func `Something else that is missing is no missing model`(message: String) {
        #expect(said(400, message).code == .invalidRequest)
    }

    @Test(arguments: [
        (429, "Quota exceeded for metric x, limit: 0, model: m", ModelError.Code.noQuota, "another model"),
        (429, "Rate limit reached on tokens per day (TPD): Limit 0, Used 0, Requested 12.", .noQuota, "billing"),
        (429, "Rate limit reached on requests per day (RPD): Limit 200, Used 200.", .quotaExhausted, "tomorrow"),
        (
            429, "Rate limit reached on tokens per minute (TPM): Limit 6000. Please try again in 7.66s.", .rateLimited,
            "wait"
        ),
        (429, "Your credit balance is too low.", .noCredit, "top it up"),
        (403, "This account has reached its spending limit.", .noCredit, "top it up"),
        (403, "Country, region, or territory not supported", .regionNotServed, "another provider"),
        (400, "User location is not supported for the API use.", .regionNotServed, "another provider"),
        (400, "API key not valid. Please pass a valid API key.", .unauthorized, "HF_TOKEN"),
        (403, "Incorrect API key provided", .unauthorized, "HF_TOKEN"),
    ])
    func `Each quota has its own way out`(status: Int, message: String, code: ModelError.Code, way: String) {
        let error = said(status, message)
        #expect(error.code == code)
        #expect(error.message.contains(way), "\(error.message)")
    }

    @Test func `A wait in the sentence counts where the headers name none`() {
        func wait(_ text: String) -> ModelError.Disposition { said(429, "Slow down. " + text).disposition }
        #expect(wait("Please try again in 20s.") == .retry(after: .seconds(20)))
        #expect(wait("Please try again in 1m2.5s.") == .retry(after: .milliseconds(62_500)))
        #expect(wait("Please retry after 3 seconds.") == .retry(after: .seconds(3)))
        #expect(wait("Please try again in 250ms.") == .retry(after: .milliseconds(250)))
        #expect(wait("Please try again in 7h12m0s.") == .notNow(after: .seconds(25_920)))
        #expect(wait("Please try again in a while.") == .retry(after: nil))
        #expect(wait("The limit: 0.5 requests a second.") == .retry(after: nil))
    }

    @Test func `Google's details count behind OpenAI's interface too`() {
        let body =
            #"[{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","#
            + #""status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProject"}]}]}}]"#
        #expect(error(429, body).code == .quotaExhausted)
    }

    @Test func `A wrong address is told as it was asked, without user and password`() {
        var refusals = refusals
        refusals.address = "http://me:secret@127.0.0.1:11434/chat/completions?key=x"
        let message = refusals.error(status: 404, hint: .none, body: []).message
        #expect(message.contains("http://127.0.0.1:11434/chat/completions") && message.contains("HF_BASE_URL"))
        #expect(!message.contains("secret") && !message.contains("key=x"))
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
