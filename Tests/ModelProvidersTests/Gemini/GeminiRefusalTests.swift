import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct GeminiRefusalTests {
    private let refusals = GeminiRefusal(provider: "gemini", model: "gemini-x", keys: [Secret("AIzaSecret")])

    private func error(_ status: Int, _ body: String, hint: RetryHint = .none) -> ModelError {
        refusals.error(status: status, hint: hint, body: Array(body.utf8))
    }

    private static func quota(_ id: String) -> String {
        """
        {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.",
        "status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"m","quotaId":"\(id)"}]},
        {"@type":"type.googleapis.com/google.rpc.Help","links":[]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"47.5s"}]}}
        """
    }

    @Test(arguments: [
        (
            400,
            #"{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}"#,
            ModelError.Code.unauthorized, ModelError.Disposition.never
        ),
        (
            400,
            #"[{"error":{"code":400,"message":"The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]"#,
            .contextOverflow, .never
        ),
        (
            400,
            #"{"error":{"code":400,"message":"Thinking level MINIMAL is not supported","status":"INVALID_ARGUMENT"}}"#,
            .invalidRequest, .never
        ),
        (
            400,
            #"{"error":{"code":400,"message":"Please enable billing on project","status":"FAILED_PRECONDITION"}}"#,
            .noCredit, .notNow(after: nil)
        ),
        (
            400,
            #"{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}"#,
            .regionNotServed, .never
        ),
        (401, #"{"error":{"code":401,"status":"UNAUTHENTICATED"}}"#, .unauthorized, .never),
        (403, #"{"error":{"code":403,"status":"PERMISSION_DENIED","message":"leaked"}}"#, .unauthorized, .never),
        (
            404, #"{"error":{"code":404,"status":"NOT_FOUND","message":"models/gemini-x is not found"}}"#,
            .unknownModel, .never
        ),
        (
            404, #"{"error":{"code":404,"status":"NOT_FOUND","message":"models/gemini-y is not found"}}"#,
            .unavailable, .retry(after: nil)
        ), (404, "<html>Not Found</html>", .wrongAddress, .never),
        (
            429,
            #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your current quota.\n* Quota exceeded for metric: m, limit: 0, model: gemini-x","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},{"retryDelay":"25s"}]}}"#,
            .noQuota, .never
        ),
        (429, quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"), .quotaExhausted, .notNow(after: nil)),
        (429, quota("GenerateRequestsPerMinutePerProjectPerModel"), .rateLimited, .retry(after: .milliseconds(47500))),
        (429, #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}"#, .rateLimited, .retry(after: nil)),
        (
            429, #"{"error":{"code":429,"message":"Your prepayment credits are depleted."}}"#,
            .noCredit, .notNow(after: nil)
        ),
        (500, #"{"error":{"code":500,"status":"INTERNAL"}}"#, .unavailable, .retry(after: nil)),
        (503, "<html>Service Unavailable</html>", .unavailable, .retry(after: nil)),
        (504, #"{"error":{"code":504,"status":"DEADLINE_EXCEEDED"}}"#, .timedOut, .retry(after: nil)),
        (302, "", .invalidRequest, .never),
    ])
    func `Statuses and details are told apart`(
        status: Int, body: String, code: ModelError.Code, disposition: ModelError.Disposition
    ) {
        let error = error(status, body)
        #expect(error.code == code)
        #expect(error.disposition == disposition)
        #expect(error.status == status)
    }

    @Test func `A wait in the headers counts where the details have none`() {
        #expect(
            error(503, "{}", hint: RetryHint(wait: .seconds(9))).disposition == .retry(after: .seconds(9)))
    }

    @Test func `The sentence quotes Gemini without the key`() {
        #expect(
            error(403, #"{"error":{"code":403,"message":"Key AIzaSecret was reported as leaked."}}"#).message
                == "The key has no right to use gemini-x; check its restrictions; "
                + "Gemini said: Key •••• was reported as leaked.")
    }
}
