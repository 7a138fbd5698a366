import Synchronization

/// Named counters that any task may raise.
final class Counts: Sendable {
    private let values = Mutex<[String: Int]>([:])

    func add(_ number: Int, to name: String) {
        values.withLock { $0[name, default: 0] += number }
    }

    func value(of name: String) -> Int {
        values.withLock { $0[name, default: 0] }
    }
}
