/// What a refusal for too many requests says beside its status: which quota, how large, and until when. Providers put it
/// into their sentence, and Google into identifiers of quotas too.
struct QuotaWords: Sendable, Hashable {
    /// What is used up.
    enum Quota: Sendable, Hashable {
        /// The key never had any for this model: a limit of 0. Waiting does not help.
        case absent
        /// The money of the account, or it has no billing.
        case credit
        /// The day's or the month's.
        case day
        /// The minute's, or nobody says which.
        case minute
    }

    let quota: Quota
    /// The wait that the sentence names.
    let wait: Duration?

    /// Waits from here on are no matter of a minute.
    private static let longWait = Duration.seconds(3600)

    /// Reads a refusal.
    ///
    /// - Parameters:
    ///   - text: the server's sentence.
    ///   - identifiers: Google's `quotaId` of each violation, e.g. `GenerateRequestsPerDayPerProjectPerModel-FreeTier`.
    ///   - values: Google's `quotaValue` of each violation.
    init(text: String, identifiers: [String] = [], values: [String] = []) {
        let text = text.lowercased()
        wait = Self.wait(in: text)
        if values.contains("0") || Self.hasLimitOfZero(text) {
            quota = .absent
        } else if identifiers.contains(where: { $0.contains("PerDay") })
            || Self.dayPhrases.contains(where: text.contains)
        {
            quota = .day
        } else if Self.creditPhrases.contains(where: text.contains) {
            quota = .credit
        } else {
            quota = wait.map { $0 >= Self.longWait } == true ? .day : .minute
        }
    }

    /// Whether a sentence says that the caller's country is not served (Gemini: `FAILED_PRECONDITION`, OpenAI:
    /// `unsupported_country_region_territory`).
    static func isRegion(_ text: String) -> Bool {
        let text = text.lowercased()
        return regionPhrases.contains(where: text.contains)
    }

    /// Whether a sentence says that the key is not valid, whatever its status says.
    static func isKey(_ text: String) -> Bool {
        let text = text.lowercased()
        return keyPhrases.contains(where: text.contains)
    }

    private static let dayPhrases = [
        "per day", "per-day", "perday", "per_day", "daily", "(tpd)", "(rpd)", "per month", "monthly limit", "for today",
    ]
    private static let creditPhrases = [
        "credit balance", "insufficient balance", "insufficient credit", "insufficient_quota", "insufficient fund",
        "out of credit", "not enough credit", "no credit", "credits are depleted", "included credits",
        "billing hard limit", "billing account", "enable billing", "billing is not", "spending limit",
        "payment required", "top up", "recharge", "add a payment",
    ]
    private static let regionPhrases = [
        "location is not supported", "unsupported_country", "territory not supported", "territory is not supported",
        "in your country", "in your region", "from your country", "from your region", "region is not supported",
        "country is not supported", "not supported in this region", "not available in this region",
    ]
    private static let keyPhrases = [
        "api key not valid", "invalid api key", "incorrect api key", "api key is invalid", "invalid api-key",
        "invalid_api_key", "api key expired", "invalid x-api-key", "invalid token", "invalid access token",
        "invalid credentials",
    ]

    /// `limit: 0`, `Limit 0,`, `limit = 0`, `limit is 0`; not `limit: 0.5` and not `limit: 05`.
    private static func hasLimitOfZero(_ text: String) -> Bool {
        var rest = text[...]
        while let found = rest.firstRange(of: "limit") {
            rest = rest[found.upperBound...]
            var tail = rest.drop { " :=\"'".contains($0) }
            for word in ["is ", "of "] where tail.hasPrefix(word) { tail = tail.dropFirst(word.count) }
            guard tail.first == "0" else { continue }
            tail = tail.dropFirst()
            if let next = tail.first, next.isNumber { continue }
            if let next = tail.first, ".,".contains(next), tail.dropFirst().first?.isNumber == true { continue }
            return true
        }
        return false
    }

    private static let waitPhrases = [
        "try again in ", "retry in ", "retry after ", "resets in ", "reset in ", "reset after ", "available in ",
        "wait ",
    ]

    /// `20s`, `7m12s`, `1h2m3.5s`, `250ms`, `31.5 seconds` behind a phrase of waiting.
    private static func wait(in text: String) -> Duration? {
        for phrase in waitPhrases {
            guard let found = text.firstRange(of: phrase) else { continue }
            if let wait = duration(at: text[found.upperBound...]) { return wait }
        }
        return nil
    }

    private static func duration(at text: Substring) -> Duration? {
        var rest = text
        var milliseconds = 0.0
        var hasPart = false
        while let first = rest.first, first.isASCII, first.isNumber {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest[unit.endIndex...]
            guard let factor = factor(of: unit), let number = Double(digits.last == "." ? digits.dropLast() : digits)
            else { break }
            milliseconds += number * factor
            hasPart = true
        }
        return hasPart && milliseconds < 1e12 ? .milliseconds(Int(milliseconds.rounded(.up))) : nil
    }

    private static func factor(of unit: Substring) -> Double? {
        switch unit {
        case "ms", "milliseconds", "millisecond": 1
        case "s", "sec", "secs", "second", "seconds": 1_000
        case "m", "min", "mins", "minute", "minutes": 60_000
        case "h", "hr", "hrs", "hour", "hours": 3_600_000
        case "d", "day", "days": 86_400_000
        default: nil
        }
    }
}
