import FoundationEssentials
import LanguageModels

/// Makes a `ModelError` of what an OpenAI-compatible server says when it does not answer: a status and a body in one
/// of the shapes in use, or an error event in the middle of a stream.
struct ChatRefusal: Sendable {
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

    /// An event that is neither a chunk nor an error.
    var malformed: ModelError {
        ModelError(
            code: .malformedResponse, disposition: .retry(after: nil), provider: provider,
            message: "The server's stream is not in OpenAI's format; check the base URL.")
    }

    /// An answer that is no success.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - hint: What the headers say about trying again.
    ///   - body: The body, perhaps cut.
    func error(status: Int, hint: RetryHint, body: [UInt8]) -> ModelError {
        heard(status, body)
        let complaint = ErrorComplaint(body: body)
        return error(status: status, hint: hint, complaint: complaint)
    }

    /// An error event or an error body within a stream that began with success; nil where `payload` is no error.
    func streamError(_ payload: [UInt8]) -> ModelError? {
        guard let complaint = ErrorComplaint(event: payload) else { return nil }
        let status = complaint.numericCode ?? Self.status(of: complaint.kinds) ?? 500
        heard(status, payload)
        return error(status: status, hint: .none, complaint: complaint)
    }

    private func error(status: Int, hint: RetryHint, complaint: ErrorComplaint) -> ModelError {
        let (code, usual, advice) = verdict(status: status, complaint: complaint)
        let quoted = complaint.message.flatMap { RefusalText.quotable($0, without: keys) }
        return ModelError(
            code: code, disposition: hint.disposition(for: usual), provider: provider,
            message: quoted.map { "\(advice); the server said: \($0)." } ?? "\(advice).",
            status: status)
    }

    private typealias Verdict = (ModelError.Code, ModelError.Disposition, String)

    /// What a refusal means. Kinds (`type`, `code`) are asked before the status, because servers agree on them more
    /// than on statuses: an unknown model is 400 at Hugging Face's router and 404 elsewhere.
    private func verdict(status: Int, complaint: ErrorComplaint) -> Verdict {
        if let verdict = verdict(kinds: complaint.kinds) { return verdict }
        let text = complaint.message?.lowercased() ?? ""
        if [400, 413, 422].contains(status), Self.overflowPhrases.contains(where: text.contains) { return overflow }
        switch status {
        case 300..<400:
            return (.invalidRequest, .never, "The server points to another address; set that as the base URL")
        case 401: return unauthorized
        case 402: return noCredit
        case 403: return (.unauthorized, .never, "The key has no access to \(model); check its rights")
        case 404: return unknownModel
        case 408, 504: return (.timedOut, .retry(after: nil), "The server gave up waiting; try again")
        case 413: return overflow
        case 429:
            if Self.dayPhrases.contains(where: text.contains) {
                return (.quotaExhausted, .notNow(after: nil), "The day's quota is used up; go on tomorrow")
            }
            return (.rateLimited, .retry(after: nil), "Too many requests for the moment; wait a little")
        case 501: return (.invalidRequest, .never, "The server does not offer this; check its settings")
        case 409, 424, 425, 500...: return (.unavailable, .retry(after: nil), "The server is in trouble; try again")
        default: return (.invalidRequest, .never, "The server refuses the request (HTTP \(status))")
        }
    }

    private func verdict(kinds: Set<String>) -> Verdict? {
        func has(_ names: String...) -> Bool { !kinds.isDisjoint(with: names) }
        if has("exceed_context_size_error", "context_length_exceeded") { return overflow }
        if has("model_not_supported", "model_not_found", "unknown_model") { return unknownModel }
        if has("invalid_api_key", "authentication_error", "invalid_authentication") { return unauthorized }
        if has("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_credits") {
            return noCredit
        }
        if has("content_filter", "content_policy_violation") {
            return (.promptBlocked, .never, "The provider's filter refuses the prompt; change the idea")
        }
        return nil
    }

    private var overflow: Verdict {
        (.contextOverflow, .never, "The prompt does not fit \(model); ask for a shorter story or take a larger model")
    }
    private var unknownModel: Verdict {
        (.unknownModel, .never, "The server does not know \(model); check the model's name and the base URL")
    }
    private var unauthorized: Verdict { (.unauthorized, .never, "The key is missing or wrong; set it again") }
    private var noCredit: Verdict {
        (.noCredit, .notNow(after: nil), "The account has no credit left; top it up or take another provider")
    }

    private static let overflowPhrases = [
        "context length", "context size", "context window", "maximum context", "max_new_tokens", "too many tokens",
        "prompt is too long", "input is too long",
    ]
    private static let dayPhrases = ["per day", "per-day", "daily", "(tpd)", "(rpd)"]

    /// The status that an error event would have had, from its kind.
    private static func status(of kinds: Set<String>) -> Int? {
        for kind in kinds {
            if kind.hasPrefix("rate_limit") || kind == "overloaded" { return 429 }
            if kind == "invalid_request_error" || kind == "validation" { return 400 }
            if kind == "not_found_error" { return 404 }
            if kind == "unavailable_error" || kind == "overloaded_error" { return 503 }
        }
        return nil
    }
}
