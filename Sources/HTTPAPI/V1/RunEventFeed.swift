import FoundationEssentials
import Jobs
import Storytelling

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

    /// How far a run is, by an entry's data.
    ///
    /// - Throws: `StorageError.corrupted` where it cannot be read.
    static func progress(_ data: String) throws -> RunProgress { try StoredJSON.read(data, "run_log.data") }

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

        /// All fields of progress are always there on the wire; the log leaves empty ones out.
        private static func event(_ entry: RunLogEntry) throws -> ServerEvent {
            let (id, name) = (String(entry.number), entry.kind.rawValue)
            if entry.kind == .progress {
                return try ServerEvent(id: id, event: name, json: ProgressResource(RunEventFeed.progress(entry.data)))
            }
            return ServerEvent(id: id, event: name, data: entry.data)
        }
    }
}
