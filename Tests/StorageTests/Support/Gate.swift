import Dispatch

/// Holds a driver's own thread inside a transaction until the test lets it go on.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Blocks the calling thread; never called on a thread of Swift's cooperative pool.
    func wait() { semaphore.wait() }

    func open() { semaphore.signal() }
}
