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
    /// The address that was asked, for errors that have to do with it.
    var address: String?
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
            message: "The server's answer\(atAddress) is not in OpenAI's format; check \(baseURLSetting).")
    }

    private var atAddress: String { address.map { " at \(TransportFault.shown($0))" } ?? "" }
    private var baseURLSetting: String { ProviderSetting.baseURL(of: provider) }

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
        let text = complaint.message?.lowercased() ?? ""
        if status == 429, let verdict = exhaustion(complaint) { return verdict }
        if let verdict = verdict(kinds: complaint.kinds, complaint) { return verdict }
        if Self.missingPaths.contains(where: text.contains), !text.contains("model") { return wrongAddress(status) }
        if [400, 413, 422].contains(status), Self.overflowPhrases.contains(where: text.contains) { return overflow }
        switch status {
        case 300..<400:
            return (.invalidRequest, .never, "The server points to another address; set that as \(baseURLSetting)")
        case 400..<500 where QuotaWords.isRegion(text): return regionNotServed
        case 400 where QuotaWords.isKey(text), 401: return unauthorized
        case 402: return noCredit
        case 403 where QuotaWords(text: text).quota == .credit: return noCredit
        case 403 where QuotaWords.isKey(text): return unauthorized
        case 403: return (.unauthorized, .never, "The key has no access to \(model); check its rights")
        case 400 where Self.isModelMissing(text): return unknownModel(complaint)
        case 404 where text.contains("model") && !Self.missingPaths.contains(where: text.contains):
            return unknownModel(complaint)
        case 404, 405: return wrongAddress(status)
        case 408, 504: return (.timedOut, .retry(after: nil), "The server gave up waiting; try again")
        case 413: return overflow
        case 429:
            let wait = QuotaWords(text: text).wait
            return (.rateLimited, .retry(after: wait), "Too many requests for the moment; wait a little")
        case 501: return (.invalidRequest, .never, "The server does not offer this; check its settings")
        case 409, 424, 425, 500...: return (.unavailable, .retry(after: nil), "The server is in trouble; try again")
        default: return (.invalidRequest, .never, "The server refuses the request (HTTP \(status))")
        }
    }

    /// What of a 429 is no matter of a minute; nil where it is one.
    private func exhaustion(_ complaint: ErrorComplaint) -> Verdict? {
        let words = QuotaWords(
            text: complaint.message ?? "", identifiers: complaint.quotas, values: complaint.quotaValues)
        switch words.quota {
        case .absent:
            return (
                .noQuota, .never,
                "This key has no quota at all for \(model) (a limit of 0), so that waiting does not help; take another "
                    + "model, or turn billing on at the provider"
            )
        case .credit: return noCredit
        case .day:
            return (
                .quotaExhausted, .notNow(after: words.wait),
                "The day's quota is used up; go on tomorrow, or take another model"
            )
        case .minute: return nil
        }
    }

    private func verdict(kinds: Set<String>, _ complaint: ErrorComplaint) -> Verdict? {
        func has(_ names: String...) -> Bool { !kinds.isDisjoint(with: names) }
        if has("exceed_context_size_error", "context_length_exceeded") { return overflow }
        if has("model_not_supported", "model_not_found", "unknown_model") { return unknownModel(complaint) }
        if has("unsupported_country_region_territory") { return regionNotServed }
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
    /// A refusal that names another model than ours comes from a machine behind an alias that has lost its own: an outage.
    private func unknownModel(_ complaint: ErrorComplaint) -> Verdict {
        if let message = complaint.message, ModelMention.namesAnother(message, than: model) {
            return (
                .unavailable, .retry(after: nil),
                "The server passed \(model) on to a machine that does not have its model; try again"
            )
        }
        return (
            .unknownModel, .never, "The server does not know \(model); check the model's name and \(baseURLSetting)"
        )
    }

    /// Whether a refusal with 400 is one of the model's name: it says so in as many words, or that something behind the
    /// word “model” is not there. A parameter or a template may be missing too, and then the model is not.
    private static func isModelMissing(_ text: String) -> Bool {
        let whole = ["unknown model", "no such model", "invalid model", "model not found", "is not a valid model"]
        if whole.contains(where: text.contains) { return true }
        guard let model = text.firstRange(of: "model") else { return false }
        let before = text[..<model.lowerBound].trimmed
        let after = text[model.upperBound...].prefix(longestName)
        return ["", "the", "error:", "requested"].contains { before == $0 || before.hasSuffix(" " + $0) }
            && ["not found", "does not exist", "doesn't exist"].contains(where: after.contains)
    }

    /// Characters of a model's name in a sentence, and of a few words around it.
    private static let longestName = 120

    private func wrongAddress(_ status: Int) -> Verdict {
        (
            .wrongAddress, .never,
            "There is no chat interface\(atAddress) (HTTP \(status)); \(baseURLSetting) is what stands before "
                + "/chat/completions, mostly up to and with /v1"
        )
    }
    private var regionNotServed: Verdict {
        (.regionNotServed, .never, "The provider does not serve the place that you call from; take another provider")
    }
    private var unauthorized: Verdict {
        (.unauthorized, .never, "The key is missing or wrong; set \(ProviderSetting.key(of: provider)) again")
    }
    private var noCredit: Verdict {
        (.noCredit, .notNow(after: nil), "The account has no credit left; top it up or take another provider")
    }

    private static let overflowPhrases = [
        "context length", "context size", "context window", "maximum context", "max_new_tokens", "too many tokens",
        "prompt is too long", "input is too long",
    ]
    /// What servers say of a path that they do not have (OpenAI, LM Studio, Go's and Python's web frameworks).
    private static let missingPaths = [
        "invalid url", "unexpected endpoint", "page not found", "cannot post", "no route", "route not found",
        "unknown endpoint", "unknown request url", "unrecognized request url", "file not found", "no static resource",
        "method not allowed", "unknown path",
    ]

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
