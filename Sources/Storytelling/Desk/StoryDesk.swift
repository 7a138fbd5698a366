import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Storage
import StoryDomain

/// Where requests about stories are carried out: each is checked against its owner, the user's allowance and the runs under
/// way, and done in one transaction or by a run.
package struct StoryDesk: Sendable {
    package let repository: StoryRepository
    package let queue: RunQueue
    package let books: UsageBooks
    package let cache: AnswerCache
    let models: ModelFinder
    let now: @Sendable () -> Date
    let answers: AnswerDesk
    let habits: ThinkingHabits
    let leases: CallLeases?

    /// Takes the collaborators.
    ///
    /// - Parameter leases: renews the leases of calls that somebody waits for.
    package init(
        repository: StoryRepository, queue: RunQueue, books: UsageBooks, cache: AnswerCache,
        leases: CallLeases? = nil, models: @escaping ModelFinder, habits: ThinkingHabits = ThinkingHabits(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.habits = habits
        self.leases = leases
        self.repository = repository
        self.queue = queue
        self.books = books
        self.cache = cache
        self.models = models
        self.answers = AnswerDesk(cache: cache)
        self.now = now
    }

    /// A story of the user's.
    ///
    /// - Throws: `StorageError.notFound` also for another's.
    package func story(_ id: StoryID, of user: UserID) async throws -> (story: Story, card: StoryListing) {
        guard let found = try await repository.story(id, of: user) else { throw Self.unknown(id) }
        return found
    }

    /// What is planned of a story, and how far each scene is written; no text is read.
    ///
    /// - Throws: `StorageError.notFound` also for another's.
    package func plan(of id: StoryID, user: UserID) async throws -> (plan: StoryPlan, card: StoryListing) {
        guard let found = try await repository.read(.plan, of: id, owner: user) else { throw Self.unknown(id) }
        return (found.part, found.card)
    }

    /// A story's index card.
    ///
    /// - Throws: `StorageError.notFound` also for another's.
    package func card(of id: StoryID, user: UserID) async throws -> StoryListing {
        guard let card = try await repository.card(of: id, owner: user) else { throw Self.unknown(id) }
        return card
    }

    /// Compares what a client asks of a story's revision with what is stored, before something long begins.
    ///
    /// - Throws: `StorageError.notFound` also for another's; `RevisionMismatch`.
    package func check(_ precondition: Precondition, for id: StoryID, of user: UserID) async throws {
        try precondition.check(try await card(of: id, user: user).revision)
    }

    /// Begins a story: only its brief is stored.
    ///
    /// - Throws: `AllowanceError` where the plan has no stories of this length, `StorageError`.
    package func create(_ brief: Brief, for user: UserID) async throws -> (story: Story, card: StoryListing) {
        try await books.admit(words: brief.length.words, for: user)
        let story = Story(id: .random(), brief: brief, createdAt: now())
        try await repository.create(story, of: user, events: [])
        return try await self.story(story.id, of: user)
    }

    /// A copy of a story with its text, plan, older versions and pictures, and none of its books and runs; made in one
    /// transaction.
    ///
    /// - Throws: `StorageError.notFound`; `AllowanceError` where the plan has no stories of the length that it has or asks
    ///   for, or no room for its pictures.
    package func duplicate(_ id: StoryID, of user: UserID) async throws -> (story: Story, card: StoryListing) {
        let plan = try await books.plan(of: user)
        return try await repository.duplicate(
            id, of: user, as: .random(), at: now(), admit: { try plan.admit(words: $0) },
            room: books.pictureRoom(for: user))
    }

    /// Changes a story by hand, unless a run is writing it.
    ///
    /// - Parameters:
    ///   - precondition: what is asked of the stored revision.
    ///   - change: one of `StoryEdit`'s.
    /// - Throws: `RevisionMismatch`, `RunError.storyIsBusy`, `EditError`, `StorageError`.
    package func edit(
        _ id: StoryID, of user: UserID, if precondition: Precondition = .any,
        change: @escaping @Sendable (_ story: Story, _ moment: Date) throws -> StoryChange
    ) async throws -> (story: Story, card: StoryListing) {
        let edited = try await edit(id, of: user, if: precondition, scope: .story, change: change)
        return (edited.part, edited.card)
    }

    /// Changes a part of a story by hand, unless a run is writing the story; nothing else of it is read.
    ///
    /// Text that is put in is held to the longest story of the user's plan.
    ///
    /// - Parameters:
    ///   - precondition: what is asked of the stored revision.
    ///   - scope: what the change has to see.
    ///   - change: one of `StoryEdit`'s.
    /// - Throws: as `edit` of a whole story; `AllowanceError.storyTooLong`.
    package func edit<Part: Sendable>(
        _ id: StoryID, of user: UserID, if precondition: Precondition = .any, scope: StoryScope<Part>,
        change: @escaping @Sendable (_ stored: Part, _ moment: Date) throws -> StoryChange
    ) async throws -> (part: Part, card: StoryListing) {
        let (queue, books, moment) = (queue, books, now())
        return try await repository.edit(
            id, of: user, if: precondition, scope: scope,
            clause: { connection, _, story in try queue.refuseIfBusy(story, in: connection) },
            change: { stored, _ in try change(stored, moment) },
            admit: { connection, before, after in
                // What the story asks for was admitted when it was asked for.
                guard after.words > max(before.words, after.askedWords) else { return }
                try books.admit(typed: after.words, for: user, in: connection)
            })
    }

    /// Deletes a story with its runs. What it cost stays in the user's ledger.
    ///
    /// A run that is at work on it is cancelled first.
    ///
    /// - Throws: `StorageError.notFound`, `RevisionMismatch`.
    package func delete(_ id: StoryID, of user: UserID, if precondition: Precondition = .any) async throws {
        if let run = try await queue.activeRun(of: id) {
            try await check(precondition, for: id, of: user)
            _ = try await queue.cancel(run, of: user)
        }
        guard try await repository.delete(id, of: user, if: precondition) else { throw Self.unknown(id) }
    }

    static func unknown(_ id: StoryID) -> StorageError {
        StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
    }
}
