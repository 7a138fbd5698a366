import Accounts
import FoundationEssentials
import Jobs
import Storage
import StoryDomain
import Synchronization

extension StoryDesk {
    /// Runs at once of a user whose plan sets no limit.
    private static let unlimitedRuns = 1_000_000

    /// Queues a run that writes on a story. The story stays as it is, its revision included; of it, its own row alone is read,
    /// once.
    ///
    /// - Returns: the run, and the story's index card.
    /// - Throws: `StorageError.notFound`, `RunError.storyIsBusy` where one is queued, running, waiting or paused,
    ///   `WritingRefusal.isFinished`, `AllowanceError`, `RevisionMismatch`; and what `models` throws for an unknown model.
    package func startRun(
        _ order: RunOrder, on id: StoryID, of user: UserID, priority: Int = 0, if precondition: Precondition = .any
    ) async throws -> (run: Run, card: StoryListing) {
        try await start(order, on: id, of: user, priority: priority, if: precondition, scope: .row) { _, card, _ in
            guard card.status == .writing else { throw WritingRefusal.isFinished }
            return nil
        }
    }

    /// Queues a run, and changes the story in the same transaction where `prepare` has a change.
    private func start<Part: Sendable>(
        _ order: RunOrder, on id: StoryID, of user: UserID, priority: Int = 0, if precondition: Precondition,
        scope: StoryScope<Part>,
        preparing prepare:
            @escaping @Sendable (_ part: Part, _ card: StoryListing, _ moment: Date) throws -> StoryChange?
    ) async throws -> (run: Run, card: StoryListing) {
        // The plan is asked first: whether there is such a model is no matter of those who may not have it.
        let plan = try await books.plan(of: user)
        if let model = order.model {
            try plan.admit(model: model)
            try plan.admit(model: try models(order.provider, model).profile.model)
        } else {
            _ = try models(order.provider, nil)
        }
        var new = NewRun(
            user: user, story: id, kind: StoryRunHandler.kind, payload: try RunNotes.json(order), priority: priority)
        new.userLimit = plan.limits.concurrentRuns ?? Self.unlimitedRuns
        let (queue, moment, wanted) = (queue, now(), new)
        // A transaction may be tried more than once; the last try is the one that was stored.
        let queued = Mutex<Run?>(nil)
        let edited = try await repository.edit(
            id, of: user, if: precondition, scope: scope,
            clause: { connection, _, story in
                if let active = try queue.activeRun(of: story, in: connection) { throw RunError.storyIsBusy(active) }
                let run = try queue.enqueue(wanted, in: connection)
                queued.withLock { $0 = run }
            },
            change: { part, card in
                try plan.admit(words: card.askedWords)
                return try prepare(part, card, moment)
            })
        guard let run = queued.withLock({ $0 }) else { throw RunError.notFound }
        return (run, edited.card)
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
    /// - Throws: as `startRun`; `EditError`.
    package func regenerate(
        scene number: Int, of id: StoryID, note: String?, for user: UserID, if precondition: Precondition = .any
    ) async throws -> (run: Run, card: StoryListing) {
        try await start(RunOrder(goal: .story), on: id, of: user, if: precondition, scope: .story) { story, _, moment in
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
