import Synchronization

/// Hands out the requests of a load to its connections until there are no more, or the time is up.
final class LoadFeed: Sendable {
    private let next = Atomic(0)
    private let count: Int
    private let end: ContinuousClock.Instant?
    private let make: @Sendable (Int) -> LoadRequest

    /// - Parameters:
    ///   - count: how many there are at most.
    ///   - end: when no more is handed out; nil for never.
    ///   - make: the request of a number, from 0.
    init(count: Int = .max, until end: ContinuousClock.Instant? = nil, _ make: @escaping @Sendable (Int) -> LoadRequest)
    {
        self.count = count
        self.end = end
        self.make = make
    }

    /// The next one and its number; nil after the last.
    func pull() -> (number: Int, request: LoadRequest)? {
        if let end, ContinuousClock.now >= end { return nil }
        let number = next.add(1, ordering: .relaxed).oldValue
        return number < count ? (number, make(number)) : nil
    }
}
