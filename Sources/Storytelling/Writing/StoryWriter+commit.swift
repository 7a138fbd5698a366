import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Stores a change in one transaction and keeps the session in step.
    /// Cancellation does not stop a write, so a cancelled run still stores what is finished. Where a step cannot be stored,
    /// the calls that it would have closed are closed all the same: they were made.
    ///
    /// A part of the plan that somebody changed since the session read it is not replaced.
    func commit(_ change: StoryChange, in session: WritingSession) async throws {
        var change = change
        change.planReason = change.planParts.isEmpty ? change.planReason : .written
        do {
            try await store.keep(change, session.story)
        } catch is PlanMismatch {
            return try await offer(change, in: session)
        } catch {
            await close(change.ledger.filter { $0.state != .open }, in: session)
            throw error
        }
        session.story = change.applied(to: session.story)
        observe(.stored(session.story))
        for event in change.events { observe(.event(event)) }
    }

    /// Stores of a change what is no plan, keeps its parts of the plan as versions, and goes on from what somebody made of
    /// the story meanwhile.
    private func offer(_ change: StoryChange, in session: WritingSession) async throws {
        guard let stored = try await store.load(session.story.id) else {
            throw WritingError.unknownStory(session.story.id)
        }
        var rest = change.withPlanOffered
        rest.events = [
            event(
                .planChanged,
                "The plan was changed while this step was made of it: the change stays, and what was made is kept as a "
                    + "version.", details: ["parts": change.planParts.map(\.kind.rawValue).joined(separator: ",")])
        ]
        session.story = stored.story
        try await commit(rest, in: session)
    }

    /// Books calls that are over, apart from any step. What cannot be booked now is closed when its lease ends.
    func close(_ lines: [LedgerLine], in session: WritingSession) async {
        guard !lines.isEmpty else { return }
        try? await store.close(lines, session.story.id)
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
