/// How often and how long a failed call is tried again.
package struct RetryPolicy: Sendable, Hashable {
    /// Calls in all, the first included; at least 1.
    package var attempts: Int
    /// The window of the first random wait; it doubles with each further one.
    package var firstBackoff: Duration
    /// The widest window of a random wait.
    package var longestBackoff: Duration
    /// The most waiting of one stream, all its waits together.
    package var totalWaiting: Duration
    /// Whether an open breaker is waited for. Where another provider can take over it should not be.
    package var waitsForBreaker: Bool

    /// Takes a policy's parts.
    package init(
        attempts: Int, firstBackoff: Duration, longestBackoff: Duration, totalWaiting: Duration,
        waitsForBreaker: Bool
    ) {
        self.attempts = max(1, attempts)
        self.firstBackoff = firstBackoff
        self.longestBackoff = longestBackoff
        self.totalWaiting = totalWaiting
        self.waitsForBreaker = waitsForBreaker
    }

    /// For a provider with others behind it: short, so that the story goes on elsewhere.
    package static let amongOthers = RetryPolicy(
        attempts: 3, firstBackoff: .seconds(1), longestBackoff: .seconds(8), totalWaiting: .seconds(20),
        waitsForBreaker: false
    )

    /// For the only provider: patient, since nobody else can take over.
    package static let alone = RetryPolicy(
        attempts: 8, firstBackoff: .seconds(1), longestBackoff: .seconds(60), totalWaiting: .seconds(300),
        waitsForBreaker: true
    )

    /// The window of the random wait after `failures` failed calls (1 for the first).
    func backoff(after failures: Int) -> Duration {
        var window = firstBackoff
        for _ in 1..<max(1, failures) where window < longestBackoff {
            window *= 2
        }
        return min(window, longestBackoff)
    }
}
