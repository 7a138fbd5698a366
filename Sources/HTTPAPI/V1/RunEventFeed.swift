import Jobs

/// A run's log as events, from where a reader stands to the entry with which the run is over.
struct RunEventFeed: AsyncSequence, Sendable {
    typealias Element = ServerEvent

    private let entries: RunLogFollower

    /// Takes the entries.
    init(_ entries: RunLogFollower) {
        self.entries = entries
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(entries: entries.makeAsyncIterator())
    }

    /// One reader's way.
    struct AsyncIterator: AsyncIteratorProtocol {
        private var entries: RunLogFollower.AsyncIterator
        private var batch: ArraySlice<RunLogEntry> = []

        fileprivate init(entries: RunLogFollower.AsyncIterator) {
            self.entries = entries
        }

        /// The next event; nil when the run is over.
        ///
        /// - Throws: `StorageError`, `CancellationError`.
        mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> ServerEvent? {
            if batch.isEmpty {
                guard let next = try await entries.next(isolation: actor) else { return nil }
                batch = next[...]
            }
            return try batch.popFirst().map(Self.event)
        }

        /// The log holds what readers get. Older logs leave out figures of progress that were not known, so that is written
        /// anew.
        private static func event(_ entry: RunLogEntry) throws -> ServerEvent {
            let data = entry.kind == .progress ? try entry.event().json() : entry.data
            return ServerEvent(id: String(entry.number), event: entry.kind.rawValue, data: data)
        }
    }
}
