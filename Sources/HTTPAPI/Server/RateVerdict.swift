/// Whether one more request is admitted, and what is left.
package struct RateVerdict: Sendable, Hashable {
    package var isAdmitted: Bool
    /// The policy's name, e.g. `free`; letters, digits and dashes.
    package var policy: String
    /// Requests for each window.
    package var quota: Int
    /// The window in seconds.
    package var window: Int
    /// Requests left in it.
    package var remaining: Int
    /// Seconds until there are more.
    package var reset: Int

    /// Takes a verdict's parts.
    package init(isAdmitted: Bool, policy: String, quota: Int, window: Int, remaining: Int, reset: Int) {
        self.isAdmitted = isAdmitted
        self.policy = policy
        self.quota = quota
        self.window = window
        self.remaining = remaining
        self.reset = reset
    }

    /// `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-11.
    var policyHeader: String { "\"\(policy)\";q=\(quota);w=\(window)" }

    /// `RateLimit` of the same draft.
    var limitHeader: String { "\"\(policy)\";r=\(max(0, remaining));t=\(max(0, reset))" }
}
