import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Stores a change in one transaction and keeps the session in step.
    ///
    /// A cancelled run still stores what is finished: the commit runs in a task of its own, which cancellation does
    /// not reach.
    func commit(_ change: StoryChange, in session: WritingSession) async throws {
        let repository = repository
        let id = session.story.id
        try await Task { try await repository.commit(change, to: id) }.value
        session.story = change.applied(to: session.story)
        observe(.stored(session.story))
        for event in change.events { observe(.event(event)) }
    }

    /// Stores one event.
    func note(
        _ kind: RunEvent.Kind, _ message: String, details: [String: String] = [:], in session: WritingSession
    ) async throws {
        var change = StoryChange(at: now())
        change.events = [event(kind, message, details: details)]
        try await commit(change, in: session)
    }

    /// An event of this moment.
    func event(_ kind: RunEvent.Kind, _ message: String, details: [String: String] = [:]) -> RunEvent {
        RunEvent(kind: kind, message: message, details: details, at: now())
    }
}
