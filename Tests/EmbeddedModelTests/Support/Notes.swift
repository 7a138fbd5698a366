import Synchronization

/// What several tasks write down, in the order in which it happened.
final class Notes<Note: Sendable>: Sendable {
    private let notes = Mutex<[Note]>([])

    /// Everything so far.
    var all: [Note] { notes.withLock(\.self) }

    /// Writes `note` down.
    func add(_ note: Note) {
        notes.withLock { $0.append(note) }
    }
}
