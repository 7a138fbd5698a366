/// How long answers are kept, and how many.
package struct CacheSettings: Sendable, Hashable {
    /// How long an answer is given again after it was stored.
    package var timeToLive: Duration
    /// The most bytes of one user's answers.
    package var bytesPerUser: Int
    /// The most bytes of all answers. Processes look from time to time, so a sixteenth more may lie there for a moment.
    package var bytes: Int
    /// The most bytes of answers that a process also keeps in memory.
    package var bytesInMemory: Int
    /// How long a process gives an answer from memory without asking the database. Another process's clearing takes
    /// that long to be seen.
    package var trust: Duration
    /// How long hits and misses are counted in memory before they are stored.
    package var accounting: Duration

    /// Takes settings; the defaults are for a small service.
    package init(
        timeToLive: Duration = .seconds(24 * 3_600), bytesPerUser: Int = 16 << 20, bytes: Int = 1 << 30,
        bytesInMemory: Int = 32 << 20, trust: Duration = .seconds(1), accounting: Duration = .seconds(60)
    ) {
        self.timeToLive = timeToLive
        self.bytesPerUser = bytesPerUser
        self.bytes = bytes
        self.bytesInMemory = bytesInMemory
        self.trust = trust
        self.accounting = accounting
    }
}
