/// Time since a moment, on any clock.
struct Stopwatch: Sendable {
    private let read: @Sendable () -> Duration

    /// Starts at this moment of `clock`.
    init(_ clock: any Clock<Duration>) {
        self.read = Self.reader(of: clock)
    }

    /// Time since the start.
    var elapsed: Duration { read() }

    private static func reader<Ticking: Clock<Duration>>(of clock: Ticking) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
