import StoryDomain

/// The entries of one run as they come; see `RunLog.follow`.
package struct RunLogFollower: AsyncSequence, Sendable {
    package typealias Element = [RunLogEntry]

    private let log: RunLog
    private let run: RunID
    private let number: Int

    /// Takes whose log is followed from where.
    init(log: RunLog, run: RunID, number: Int) {
        self.log = log
        self.run = run
        self.number = number
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(log: log, run: run, number: number)
    }

    /// One reader's way through the log.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let log: RunLog
        private let reader: RunReader
        private var wakes: AsyncStream<Void>.Iterator
        private var number: Int
        private var isOver = false

        fileprivate init(log: RunLog, run: RunID, number: Int) {
            self.log = log
            self.number = number
            // Seated before the first look, so that nothing comes between the look and the wait.
            reader = log.reader(of: run, after: number)
            wakes = reader.wakes.makeAsyncIterator()
        }

        /// The next entries, at least one; nil when there are no more.
        ///
        /// - Throws: `StorageError`; `CancellationError` when the task is cancelled.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> [RunLogEntry]? {
            while !isOver {
                let found = try await log.next(of: reader.run, after: number)
                isOver = found.isOver
                if let last = found.entries.last {
                    number = last.number
                    reader.move(to: number)
                    return found.entries
                }
                if isOver { break }
                guard await wakes.next(isolation: actor) != nil else {
                    try Task.checkCancellation()
                    isOver = true
                    break
                }
            }
            return nil
        }
    }
}
