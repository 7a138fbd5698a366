import FoundationEssentials
import JSONNotation
import LanguageModels

/// What one of Gemini's errors says; the details are Google's common error details (`google.rpc`).
struct GeminiComplaint: Sendable, Hashable {
    /// The HTTP status that the error stands for.
    var code: Int?
    /// The status in words, e.g. `RESOURCE_EXHAUSTED`.
    var status: String?
    var message: String?
    /// `reason` of each `ErrorInfo`, e.g. `API_KEY_INVALID`.
    var reasons: [String] = []
    /// `quotaId` of each violation in `QuotaFailure`.
    var quotas: [String] = []
    /// `quotaValue` of each violation, where it has one.
    var quotaValues: [String] = []
    /// `retryDelay` of `RetryInfo`.
    var retryDelay: Duration?

    /// Says nothing.
    init() {}

    /// Reads an error; nil where `bytes` hold none.
    init?(bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes),
            let error = (value.array?.first ?? value)["error"]
        else { return nil }
        code = error["code"]?.integer
        status = error["status"]?.string
        message = error["message"]?.string ?? error.string
        for detail in error["details"]?.array ?? [] {
            if let reason = detail["reason"]?.string { reasons.append(reason) }
            let violations = detail["violations"]?.array ?? []
            quotas += violations.compactMap { $0["quotaId"]?.string }
            quotaValues += violations.compactMap { $0["quotaValue"]?.string }
            if let delay = detail["retryDelay"]?.string { retryDelay = Self.duration(delay) }
        }
    }

    /// Protobuf's JSON of a duration: seconds with an optional fraction, then `s`.
    private static func duration(_ text: String) -> Duration? {
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), (0..<1e9).contains(seconds) else {
            return nil
        }
        return .milliseconds(Int((seconds * 1000).rounded(.up)))
    }
}
