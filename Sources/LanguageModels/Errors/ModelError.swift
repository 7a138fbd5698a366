import StoryDomain

/// A call that failed, and what to do about it.
package struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; a fixed, small set that can label metrics.
    package enum Code: String, Sendable, Hashable {
        /// No connection, refused, reset, name not found.
        case unreachable
        /// Connect, first token, idle or whole-call limit passed.
        case timedOut = "timed_out"
        /// The server said 5xx, overloaded, or is still loading its model.
        case unavailable
        /// Too many requests for this minute.
        case rateLimited = "rate_limited"
        /// Quota of the day used up.
        case quotaExhausted = "quota_exhausted"
        /// The key has no quota for this model at all: waiting does not help, another model or billing does.
        case noQuota = "no_quota"
        /// No balance or credits.
        case noCredit = "no_credit"
        /// Missing, wrong or unauthorised key.
        case unauthorized
        /// The provider does not serve the place that the call came from.
        case regionNotServed = "region_not_served"
        /// There is no such interface at the address that was asked.
        case wrongAddress = "wrong_address"
        /// The provider does not know the model, or no longer.
        case unknownModel = "unknown_model"
        /// Prompt and answer do not fit the model's context.
        case contextOverflow = "context_overflow"
        /// The prompt was refused by the provider's safety filter.
        case promptBlocked = "prompt_blocked"
        /// The provider's safety filter refused to draw, or to hand out what it drew.
        case pictureRefused = "picture_refused"
        /// The request itself is wrong.
        case invalidRequest = "invalid_request"
        /// The stream ended without a finish reason.
        case truncated
        /// The answer was not in the provider's own format.
        case malformedResponse = "malformed_response"
        /// The answer went on beyond what is taken of one, and was cut off.
        case answerTooLarge = "answer_too_large"
        /// The provider's breaker is open.
        case breakerOpen = "breaker_open"
        /// Every provider of the relay failed.
        case noProviderLeft = "no_provider_left"
    }

    /// When to try again.
    package enum Disposition: Sendable, Hashable {
        /// Soon; after the provider's own wait where it named one.
        case retry(after: Duration?)
        /// Later: the quota's reset or a new balance; nil where nobody knows when.
        case notNow(after: Duration?)
        /// The same request will fail the same way.
        case never
    }

    package var code: Code
    package var disposition: Disposition
    /// The provider that said it, e.g. `gemini`.
    package var provider: String
    /// One sentence for people that says what to do; holds no key.
    package var message: String
    /// The HTTP status, where there was one.
    package var status: Int?
    /// What the provider had counted when the call broke off, where it counts along; nil where it did not say.
    package var usage: TokenUsage?

    /// Takes an error's parts.
    package init(
        code: Code, disposition: Disposition, provider: String, message: String, status: Int? = nil
    ) {
        self.code = code
        self.disposition = disposition
        self.provider = provider
        self.message = message
        self.status = status
    }

    package var description: String { "\(provider): \(message)" }

    /// This error of a call that had used something.
    ///
    /// - Parameter usage: the provider's count; nil leaves the error as it is.
    package func counting(_ usage: TokenUsage?) -> ModelError {
        var error = self
        error.usage = usage ?? self.usage
        return error
    }
}
