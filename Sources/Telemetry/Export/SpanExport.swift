/// How spans are sent.
package struct SpanExport: Sendable {
    /// What the process is, e.g. `service.name`, `service.version`, `service.instance.id`.
    package var resource: [String: String]
    /// Headers of every request beside `Content-Type`, e.g. the collector's key.
    package var headers: [(name: String, value: String)]
    /// The longest time that a span waits while fewer than a batch have gathered.
    package var interval: Duration
    /// Tries of one request in all; at least 1.
    package var attempts: Int
    /// The window of the first random wait; it doubles with each further one.
    package var firstBackoff: Duration
    /// The most time that the last sending may take once the process is to stop.
    package var shutdownLimit: Duration

    /// Takes settings; all but the resource have defaults.
    package init(
        resource: [String: String], headers: [(name: String, value: String)] = [], interval: Duration = .seconds(5),
        attempts: Int = 5, firstBackoff: Duration = .seconds(1), shutdownLimit: Duration = .seconds(5)
    ) {
        self.resource = resource
        self.headers = headers
        self.interval = interval
        self.attempts = max(1, attempts)
        self.firstBackoff = firstBackoff
        self.shutdownLimit = shutdownLimit
    }
}
