import Accounts
import FoundationEssentials
import Jobs
import Storage
import StoryDomain

extension StoryDesk {
    /// Runs at once of a user whose plan sets no limit.
    private static let unlimitedRuns = 1_000_000

    /// Queues a run that writes on a story.
    ///
    /// - Parameter prepare: changes the story in the same transaction; nil leaves it as it is.
    /// - Throws: `StorageError.notFound`, `RunError.storyIsBusy` where one is queued, running, waiting or paused,
    ///   `WritingRefusal.isFinished`, `AllowanceError`, `RevisionMismatch`, `EditError`; and what `models` throws for an
    ///   unknown model.
    package func startRun(
        _ order: RunOrder, on id: StoryID, of user: UserID, priority: Int = 0, if precondition: Precondition = .any,
        preparing prepare: (@Sendable (_ story: Story, _ moment: Date) throws -> StoryChange)? = nil
    ) async throws -> Run {
        let card = try await card(of: id, user: user)
        // The plan is asked first: whether there is such a model is no matter of those who may not have it.
        let plan = try await books.admit(words: card.askedWords, model: order.model, for: user)
        let model = try models(order.provider, order.model)
        if order.model != nil { try plan.admit(model: model.profile.model) }
        var new = NewRun(
            user: user, story: id, kind: StoryRunHandler.kind, payload: try RunNotes.json(order), priority: priority)
        new.userLimit = plan.limits.concurrentRuns ?? Self.unlimitedRuns
        let (queue, moment, queued) = (queue, now(), new)
        _ = try await repository.edit(
            id, of: user, if: precondition,
            clause: { connection, _, story in
                if let active = try queue.activeRun(of: story, in: connection) { throw RunError.storyIsBusy(active) }
                try queue.enqueue(queued, in: connection)
            },
            change: { story in
                if let prepare { return try prepare(story, moment) }
                guard story.status == .writing else { throw WritingRefusal.isFinished }
                return StoryChange(at: moment)
            })
        return try await queue.run(new.id, of: user)
    }

    /// Lets a paused or waiting run go on.
    ///
    /// - Parameter limit: another cap for it; nil leaves the one that it has.
    /// - Throws: `RunError`, `StorageError`.
    package func resume(_ run: RunID, of user: UserID, limit: RunLimit? = nil) async throws -> Run {
        let story = try await queue.run(run, of: user).story
        let repository = repository
        // Whoever edits the story holds it as well, so an edit under way ends before the run is at the story again.
        let hold: @Sendable (any SQLConnection) throws -> Void = { connection in
            if let story { try repository.hold(story, in: connection) }
        }
        guard let limit else { return try await queue.resume(run, of: user, clause: hold) }
        return try await queue.resume(run, of: user, clause: hold) { payload in
            var order = try JSONDecoder().decode(RunOrder.self, from: Data(payload.utf8))
            order.cap = limit.cap
            return try RunNotes.json(order)
        }
    }

    /// Opens a scene again and queues the run that writes it anew.
    ///
    /// - Parameter note: what the writer wants of it.
    /// - Throws: as `startRun`.
    package func regenerate(
        scene number: Int, of id: StoryID, note: String?, for user: UserID, if precondition: Precondition = .any
    ) async throws -> Run {
        try await startRun(RunOrder(goal: .story), on: id, of: user, if: precondition) { story, moment in
            try StoryEdit.reopening(scene: number, note: note, of: story, at: moment)
        }
    }
}

/// Why a run cannot be started.
package enum WritingRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing is left to write.
    case isFinished

    package var description: String {
        switch self {
        case .isFinished:
            "The story is written to its end: regenerate a scene, or duplicate it and change its brief."
        }
    }
}
