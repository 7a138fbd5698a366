import Accounts
import FoundationEssentials
import Jobs
import Storage
import StoryDomain

extension StoryDesk {
    /// Marks a story as a favourite or takes the mark off; a run that writes it is no hindrance.
    ///
    /// - Throws: `StorageError.notFound`, `RevisionMismatch`.
    package func mark(
        _ id: StoryID, of user: UserID, asFavorite isFavorite: Bool, if precondition: Precondition = .any
    ) async throws -> (story: Story, card: StoryListing) {
        let moment = now()
        _ = try await repository.edit(id, of: user, if: precondition, scope: .row) { _, _ in
            var change = StoryChange(at: moment)
            change.isFavorite = isFavorite
            return change
        }
        return try await story(id, of: user)
    }

    /// Changes what was asked for. What is written already stays as it is.
    ///
    /// - Parameters:
    ///   - isFavorite: sets the mark as well; nil leaves it.
    ///   - change: the brief to be, from the stored one.
    /// - Throws: as `edit`; `AllowanceError` where the plan has no stories of the new length.
    package func revise(
        _ id: StoryID, of user: UserID, isFavorite: Bool? = nil, if precondition: Precondition = .any,
        brief change: @escaping @Sendable (Brief) throws -> Brief
    ) async throws -> (story: Story, card: StoryListing) {
        let stored = try await story(id, of: user).story.brief
        let wanted = try change(stored)
        if wanted.length != stored.length { try await books.admit(words: wanted.length.words, for: user) }
        return try await edit(id, of: user, if: precondition) { story, moment in
            var edit = StoryChange(at: moment)
            edit.brief = try change(story.brief)
            edit.isFavorite = isFavorite
            return edit
        }
    }

    /// Takes in a story that was written elsewhere. It always gets an id of its own and keeps the one that it came with as
    /// its document's: so the answer says nothing about other stories, and it is exported as it came.
    ///
    /// - Parameter ledger: what it cost there; kept with the story and not counted here. A call that was open counts as
    ///   cut off, since nobody will settle it.
    /// - Throws: `AllowanceError` where the plan has no stories of the length that it has or asks for; `StorageError`.
    package func adopt(
        _ story: Story, ledger: [LedgerLine], for user: UserID
    ) async throws -> (story: Story, card: StoryListing) {
        try await books.admit(words: Self.length(of: story), for: user)
        let closed = ledger.map { line in
            var line = line
            if line.state == .open {
                line.state = .cutOff
                line.outcome = "imported"
            }
            return line
        }
        var adopted = story
        adopted.documentID = story.id
        adopted.id = .random()
        try await repository.create(adopted, of: user, ledger: closed, events: [])
        return try await self.story(adopted.id, of: user)
    }

    /// How long a story is for a plan: what it asks for, or what is there, whichever is more. What is there is counted,
    /// since a file can say anything of its paragraphs.
    static func length(of story: Story) -> Int {
        max(story.brief.length.words, story.passages.reduce(0) { $0 + WordCount.words(in: $1.text) })
    }

    /// Queues a failed or cancelled run again, unless another one is at its story.
    ///
    /// - Throws: `RunError`, `StorageError`.
    package func retry(_ run: RunID, of user: UserID) async throws -> Run {
        let story = try await queue.run(run, of: user).story
        let (queue, repository) = (queue, repository)
        return try await queue.retry(run, of: user) { connection in
            guard let story else { return }
            // Whoever starts a run on the story holds it as well, so of two of these the second sees the first.
            try repository.hold(story, in: connection)
            if let active = try queue.activeRun(of: story, in: connection), active != run {
                throw RunError.storyIsBusy(active)
            }
        }
    }
}
