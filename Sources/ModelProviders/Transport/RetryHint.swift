import FoundationEssentials
import LanguageModels
import NIOHTTP1

/// What a refusal's headers say about trying again.
struct RetryHint: Sendable, Hashable {
    /// The wait that the server named.
    var wait: Duration?
    /// `x-should-retry`, where the server sent one; OpenAI's servers do.
    var shouldRetry: Bool?

    /// Knows nothing.
    static let none = RetryHint()

    /// Takes a hint's parts.
    init(wait: Duration? = nil, shouldRetry: Bool? = nil) {
        self.wait = wait
        self.shouldRetry = shouldRetry
    }

    /// Reads `retry-after-ms`, else `retry-after` (seconds, or a date: RFC 9110 §10.2.3), and `x-should-retry`.
    ///
    /// - Parameters:
    ///   - headers: Of the refusal.
    ///   - now: The time that a date is measured against.
    init(headers: HTTPHeaders, now: Date) {
        if let text = headers.first(name: "retry-after-ms"), let value = Double(text), value >= 0, value < 1e12 {
            wait = .milliseconds(Int(value))
        } else if let text = headers.first(name: "retry-after") {
            wait = Self.wait(text.trimmed, now: now)
        }
        shouldRetry = headers.first(name: "x-should-retry").flatMap { Bool($0.trimmed.lowercased()) }
    }

    /// `code`'s usual disposition, changed by what the server said.
    ///
    /// A refusal to be retried is put off, not given up: the server's state may change, the request is not wrong.
    func disposition(for usual: ModelError.Disposition) -> ModelError.Disposition {
        switch (usual, shouldRetry) {
        case (.retry, false?): .notNow(after: wait)
        case (.retry(let after), _): .retry(after: wait ?? after)
        case (.notNow(let after), _): .notNow(after: wait ?? after)
        case (.never, true?): .retry(after: wait)
        case (.never, _): .never
        }
    }

    private static func wait(_ text: String, now: Date) -> Duration? {
        if let seconds = Double(text) {
            return seconds >= 0 && seconds < 1e9 ? .milliseconds(Int(seconds * 1000)) : nil
        }
        guard let date = HTTPDate.seconds(of: text) else { return nil }
        return .seconds(max(0, date - Int(now.timeIntervalSince1970)))
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
