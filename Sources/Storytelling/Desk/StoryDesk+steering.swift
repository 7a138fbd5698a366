import Accounts
import FoundationEssentials
import Jobs
import Storage
import StoryDomain

extension StoryDesk {
    /// A selection of a stored story, read and checked, for which something can be proposed.
    package struct Steering: Sendable {
        package let order: SteeringOrder
        package let selection: Selection
        /// The revision that was read.
        package let revision: Int
        let story: Story
    }

    /// Reads what an order is about. A story that a run is writing is refused: what is proposed could not be put into it.
    ///
    /// - Parameter precondition: what is asked of the stored revision.
    /// - Throws: `StorageError.notFound`, `RevisionMismatch`, `EditError.noScene`, `SteeringError`,
    ///   `RunError.storyIsBusy`.
    package func steering(
        _ order: SteeringOrder, inScene number: Int, of id: StoryID, user: UserID, if precondition: Precondition = .any
    ) async throws -> Steering {
        let (story, card) = try await story(id, of: user)
        try precondition.check(card.revision)
        let selection = try Selection(order, inScene: number, of: story)
        try await queue.refuseIfBusy(id)
        return Steering(order: order, selection: selection, revision: card.revision, story: story)
    }

    /// Has a model propose texts for a selection. The story stays as it is, but for its ledger.
    ///
    /// - Parameter show: gets each alternative's number, from 1, and its sentences as they come.
    /// - Throws: `ModelError`, `AllowanceError`, `SteeringError.nothingUsable`, `StorageError`, `CancellationError`.
    package func propose(
        _ steering: Steering, _ asking: Asking, show: @escaping @Sendable (Int, String) -> Void
    ) async throws -> [Proposal] {
        try await writer(booksOnly(for: asking.user), asking)
            .proposals(steering.order, for: steering.selection, of: steering.story, show: show)
    }

    /// A store that keeps only the books of stored stories.
    ///
    /// - Parameter hear: hears of each line that was settled, once it is stored.
    func booksOnly(
        for user: UserID, hear: @escaping @Sendable (LedgerLine) -> Void = { _ in }
    ) -> StepStore {
        let (repository, books) = (repository, books)
        let allowance = books.clause(for: user)
        return StepStore(
            booksOnly: { change, id in
                guard !change.ledger.isEmpty else { return }
                try await repository.enter(change, inBooksOf: id, of: user, clause: allowance)
                for line in change.ledger where line.state != .open { hear(line) }
            }, leases: leases, close: { try await books.close($0, for: user, story: $1) })
    }
}
