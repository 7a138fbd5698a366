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
    ) async throws -> (plan: StoryPlan, card: StoryListing) {
        let moment = now()
        _ = try await repository.edit(id, of: user, if: precondition, scope: .row) { _, _ in
            var change = StoryChange(at: moment)
            change.isFavorite = isFavorite
            return change
        }
        return try await plan(of: id, user: user)
    }

    /// Changes what was asked for. What is written already stays as it is.
    ///
    /// - Parameters:
    ///   - isFavorite: sets the mark as well; nil leaves it.
    ///   - sitting: the sitting in which it was typed; briefs of one sitting share a version.
    ///   - change: the brief to be, from the stored one.
    /// - Throws: as `edit`; `AllowanceError` where the plan has no stories of the new length.
    package func revise(
        _ id: StoryID, of user: UserID, isFavorite: Bool? = nil, sitting: String? = nil,
        if precondition: Precondition = .any, brief change: @escaping @Sendable (Brief) throws -> Brief
    ) async throws -> (plan: StoryPlan, card: StoryListing) {
        let limits = try await books.plan(of: user)
        let edited = try await edit(id, of: user, if: precondition, scope: .plan) { plan, moment in
            let wanted = try change(plan.brief)
            if wanted.length != plan.brief.length { try limits.admit(words: wanted.length.words) }
            var edit = StoryChange(at: moment)
            edit.brief = wanted
            edit.planSitting = sitting
            edit.isFavorite = isFavorite
            return edit
        }
        return (edited.part, edited.card)
    }

    /// Takes in a story that was written elsewhere. It always gets an id of its own and keeps the one that it came with as
    /// its document's: so the answer says nothing about other stories, and it is exported as it came. Its words are counted
    /// anew, since a file can say anything of its paragraphs. All of it is stored in one transaction.
    ///
    /// - Parameters:
    ///   - ledger: what it cost there; kept with the story and not counted here. A call that was open counts as cut off,
    ///     since nobody will settle it.
    ///   - pictures: its pictures, with their bytes.
    /// - Throws: `AllowanceError` where the plan has no stories of the length that it has or asks for, or no room for its pictures;
    ///   `PictureRoomError`; `StorageError`.
    package func adopt(
        _ story: Story, ledger: [LedgerLine], pictures: [(picture: Picture, bytes: Data)] = [], for user: UserID
    ) async throws -> (story: Story, card: StoryListing) {
        var adopted = story
        for index in adopted.passages.indices {
            adopted.passages[index].words = WordCount.words(in: adopted.passages[index].text)
        }
        try await books.admit(words: max(story.brief.length.words, adopted.words), for: user)
        let closed = ledger.map { line in
            var line = line
            if line.state == .open {
                line.state = .cutOff
                line.outcome = "imported"
            }
            return line
        }
        adopted.documentID = story.id
        adopted.id = .random()
        try await repository.create(
            adopted, of: user, ledger: closed, pictures: pictures, room: books.pictureRoom(for: user), events: [])
        return try await self.story(adopted.id, of: user)
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
