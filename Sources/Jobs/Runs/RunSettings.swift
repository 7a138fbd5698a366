/// How runs are claimed, kept and tried again.
package struct RunSettings: Sendable, Hashable {
    /// How long a worker that is not heard of keeps its runs.
    package var leaseDuration = Duration.seconds(30)
    /// How often a worker says that it is there; well below `leaseDuration`.
    package var heartbeat = Duration.seconds(10)
    /// Runs of one user that may run at once, unless the run itself says another number.
    package var perUser = 2
    /// Runs that may run at once over all users and workers; nil for as many as the workers take.
    package var global: Int?
    /// How long terminal runs are kept; nil for ever.
    package var retention: Duration?
    /// The mean of the first wait after a failed try is half of this; it doubles with each further one.
    package var backoffBase = Duration.seconds(2)
    /// The longest wait of the back-off.
    package var backoffCap = Duration.seconds(300)

    /// The usual settings.
    package init() {}

    /// How long to wait after this many failed tries: anything up to the doubled base, so that runs which failed together
    /// do not come back together.
    ///
    /// - Parameters:
    ///   - tries: at least 1.
    ///   - jitter: from 0 up to 1.
    func backoff(afterTries tries: Int, jitter: Double) -> Duration {
        let doublings = min(max(tries - 1, 0), 30)
        let ceiling = min(backoffBase * (1 << doublings), backoffCap)
        return ceiling * jitter
    }
}
