import HTTPAPI
import StoryDomain
import Synchronization

/// The notes of all users of the sample interface.
final class NoteShelf: Sendable {
    private struct Contents {
        var notes: [String: [String: NoteResource]] = [:]
        var made = 0
    }

    private let contents = Mutex(Contents())

    /// How often a note was made.
    var made: Int { contents.withLock { $0.made } }

    func make(_ note: NewNote, for user: UserID) -> NoteResource {
        contents.withLock { contents in
            contents.made += 1
            let resource = NoteResource(id: "n\(contents.made)", note)
            contents.notes[user.rawValue, default: [:]][resource.id] = resource
            return resource
        }
    }

    func list(for user: UserID) -> [NoteResource] {
        contents.withLock { ($0.notes[user.rawValue] ?? [:]).values.sorted { $0.id < $1.id } }
    }

    func note(_ id: String, of user: UserID) throws -> NoteResource {
        guard let note = contents.withLock({ $0.notes[user.rawValue]?[id] }) else { throw Problem.notFound }
        return note
    }

    func replace(_ note: NoteResource, of user: UserID) {
        contents.withLock { $0.notes[user.rawValue]?[note.id] = note }
    }

    func remove(_ id: String, of user: UserID) {
        contents.withLock { _ = $0.notes[user.rawValue]?.removeValue(forKey: id) }
    }
}
