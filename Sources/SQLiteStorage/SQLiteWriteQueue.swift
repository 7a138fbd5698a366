import Synchronization

/// The changes that wait for the writer, in the order in which they came.
final class SQLiteWriteQueue: Sendable {
    /// The most changes in one transaction, so that the first of them is told soon.
    private static let mostTogether = 32

    private let waiting = Mutex<[SQLiteWrite]>([])

    /// An empty queue.
    init() {}

    /// Puts a change at the end.
    ///
    /// - Returns: whether the writer must be called; else it was, and has not come yet.
    func add(_ write: SQLiteWrite) -> Bool {
        waiting.withLock { waiting in
            waiting.append(write)
            return waiting.count == 1
        }
    }

    /// Takes the changes of one transaction out.
    ///
    /// - Returns: them, and whether the writer must be called for more.
    func take() -> (writes: [SQLiteWrite], leavesMore: Bool) {
        waiting.withLock { waiting in
            let writes = Array(waiting.prefix(Self.mostTogether))
            waiting.removeFirst(writes.count)
            return (writes, !waiting.isEmpty)
        }
    }
}
