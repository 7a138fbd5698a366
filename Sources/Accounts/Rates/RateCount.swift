/// What the limit of requests a minute says to one request.
package struct RateCount: Sendable, Hashable {
    /// Whether the request may be answered.
    package var isAdmitted: Bool
    /// Requests a minute; nil where there is no limit.
    package var limit: Int?
    /// Requests left in this minute; nil where there is no limit.
    package var remaining: Int?
    /// After which the count begins anew.
    package var resetsIn: Duration

    /// Takes a verdict's parts.
    package init(isAdmitted: Bool, limit: Int?, remaining: Int?, resetsIn: Duration) {
        self.isAdmitted = isAdmitted
        self.limit = limit
        self.remaining = remaining
        self.resetsIn = resetsIn
    }
}
