import FoundationEssentials
import LanguageModels

/// Makes a `ModelError` of what Gemini says when it does not answer: `{"error":{code,message,status,details}}`, alone
/// or in an array, as a body or in the middle of a stream.
struct GeminiRefusal: Sendable {
    /// Who is asked.
    let provider: String
    /// The model that was asked for, for sentences.
    let model: String
    /// What must not be quoted.
    let keys: [Secret]
    /// Hears each refusal as it came, its status and its body, before an error is made of it.
    var heard: @Sendable (Int, [UInt8]) -> Void = { _, _ in }

    /// The stream ended without a finish reason.
    var truncated: ModelError {
        ModelError(
            code: .truncated, disposition: .retry(after: nil), provider: provider,
            message: "The answer ended without a finish reason, so it was cut off; try again.")
    }

    /// An event that is neither an answer nor an error.
    var malformed: ModelError {
        ModelError(
            code: .malformedResponse, disposition: .retry(after: nil), provider: provider,
            message: "The server's answer is not in Gemini's format; check the base URL.")
    }

    /// The filter refused the prompt.
    ///
    /// - Parameter word: Gemini's own reason, e.g. `PROHIBITED_CONTENT`.
    func blocked(_ word: String) -> ModelError {
        ModelError(
            code: .promptBlocked, disposition: .never, provider: provider,
            message: "Gemini's filter refuses the prompt (\(word)); change the idea.")
    }

    /// An answer that is no success.
    func error(for reply: HTTPReply, body: [UInt8]) -> ModelError {
        error(status: reply.status, hint: RetryHint(headers: reply.headers, now: Date()), body: body)
    }

    /// An answer that is no success.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - hint: What the headers say about trying again.
    ///   - body: The body, perhaps cut.
    func error(status: Int, hint: RetryHint, body: [UInt8]) -> ModelError {
        heard(status, body)
        return error(status: status, hint: hint, complaint: GeminiComplaint(bytes: body) ?? GeminiComplaint())
    }

    /// An error within a stream that began with success; nil where `payload` is no error.
    func streamError(_ payload: [UInt8]) -> ModelError? {
        guard let complaint = GeminiComplaint(bytes: payload) else { return nil }
        heard(complaint.code ?? 500, payload)
        return error(status: complaint.code ?? 500, hint: .none, complaint: complaint)
    }

    private func error(status: Int, hint: RetryHint, complaint: GeminiComplaint) -> ModelError {
        let (code, usual, advice) = verdict(status: status, complaint: complaint)
        let quoted = complaint.message.flatMap { RefusalText.quotable($0, without: keys) }
        return ModelError(
            code: code, disposition: hint.disposition(for: usual), provider: provider,
            message: quoted.map { "\(advice); Gemini said: \($0)." } ?? "\(advice).",
            status: status)
    }

    private typealias Verdict = (ModelError.Code, ModelError.Disposition, String)

    private func verdict(status: Int, complaint: GeminiComplaint) -> Verdict {
        let text = complaint.message?.lowercased() ?? ""
        switch status {
        case 300..<400:
            return (.invalidRequest, .never, "The server points to another address; set that as the base URL")
        case 400 where complaint.reasons.contains { $0.hasPrefix("API_KEY") }, 401:
            return (.unauthorized, .never, "The key is missing or wrong; set GEMINI_API_KEY again")
        case 400..<500 where QuotaWords.isRegion(text):
            return (
                .regionNotServed, .never,
                "Gemini does not serve the place that you call from; take another provider"
            )
        case 400 where complaint.status == "FAILED_PRECONDITION" && text.contains("billing"), 402:
            return noCredit
        case 400 where text.contains("token") && text.contains("exceed"), 413:
            return (
                .contextOverflow, .never,
                "The prompt does not fit \(model); ask for a shorter story or take a larger model"
            )
        case 403: return (.unauthorized, .never, "The key has no right to use \(model); check its restrictions")
        case 404 where ModelMention.namesAnother(complaint.message ?? "", than: model):
            // A gateway's alias with a machine behind it that has lost its model.
            return (
                .unavailable, .retry(after: nil),
                "The server passed \(model) on to a machine that does not have its model; try again"
            )
        case 404 where complaint.code == nil:
            return (
                .wrongAddress, .never,
                "There is no Gemini interface at this address (HTTP 404); GEMINI_BASE_URL is what stands before /v1beta"
            )
        case 404:
            return (.unknownModel, .never, "Gemini does not know \(model), or no longer; name another model")
        case 429: return exhaustion(complaint, text)
        case 408, 504: return (.timedOut, .retry(after: nil), "Gemini took too long; try again")
        case 499, 500...:
            return (.unavailable, .retry(after: complaint.retryDelay), "Gemini is overloaded or in trouble; try again")
        default: return (.invalidRequest, .never, "Gemini refuses the request (HTTP \(status))")
        }
    }

    /// Of several quotas one may be the day's; then waiting for the minute's is in vain. The delay that comes with it
    /// is the minute's, so that nobody knows when.
    private func exhaustion(_ complaint: GeminiComplaint, _ text: String) -> Verdict {
        let words = QuotaWords(text: text, identifiers: complaint.quotas, values: complaint.quotaValues)
        switch words.quota {
        case .absent:
            return (
                .noQuota, .never,
                "This key has no quota at all for \(model) (a limit of 0), so that waiting does not help; take another "
                    + "model, or turn billing on for the key's project"
            )
        case .day:
            return (
                .quotaExhausted, .notNow(after: nil),
                "The day's quota of \(model) is used up; go on tomorrow, or take another model"
            )
        case .credit: return noCredit
        case .minute:
            return (
                .rateLimited, .retry(after: complaint.retryDelay ?? words.wait),
                "Too many requests for the moment; wait a little"
            )
        }
    }

    private var noCredit: Verdict {
        (.noCredit, .notNow(after: nil), "The account has no credit or billing; top it up or take another provider")
    }
}
