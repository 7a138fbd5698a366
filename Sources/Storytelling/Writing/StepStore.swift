import Storage
import StoryDomain

/// Where the steps of a writer go, and where it finds the story to go on with.
package struct StepStore: Sendable {
    /// Stores a change whole or not at all.
    package typealias Keep = @Sendable (_ change: StoryChange, _ story: StoryID) async throws -> Void

    /// Closes the lines of calls that are over, whatever became of their step.
    package typealias Close = @Sendable (_ lines: [LedgerLine], _ story: StoryID) async throws -> Void

    /// Stores a change of a story that was read or left like this.
    let keep: @Sendable (_ change: StoryChange, _ basis: Story) async throws -> Void
    let close: Close
    /// Renews the leases of the calls under way; nil where nobody but their process closes them.
    let leases: CallLeases?
    /// The stored story and its open ledger lines whose process is gone; nil where there is no story.
    let load: @Sendable (StoryID) async throws -> (story: Story, openCalls: [LedgerLine])?

    /// A store for stories that are stored nowhere: only what their calls cost is kept.
    ///
    /// - Parameters:
    ///   - keep: books a change's ledger lines; gets everything else of the change too.
    ///   - leases: hears of the calls under way.
    ///   - close: books the calls of a change that could not be kept.
    package init(
        booksOnly keep: @escaping Keep, leases: CallLeases? = nil, close: @escaping Close = { _, _ in }
    ) {
        self.keep = { try await keep($0, $1.id) }
        self.close = close
        self.leases = leases
        self.load = { _ in nil }
    }

    /// A database's stories.
    ///
    /// - Parameters:
    ///   - clause: what else each step's transaction must hold: a lease, an allowance, a log.
    ///   - leases: hears of the calls under way.
    ///   - close: books the calls of a step that could not be stored.
    package init(
        _ repository: StoryRepository, clause: StepClause? = nil, leases: CallLeases? = nil,
        close: @escaping Close = { _, _ in }
    ) {
        self.keep = { try await repository.commit($0, to: $1.id, madeOf: $1, clause: clause) }
        self.close = close
        self.leases = leases
        self.load = { id in
            // A run that waited or was paused let others edit the story. An edit that began before the run was claimed may
            // still be under way (PostgreSQL), and must not be written over by what was read before its end.
            try await repository.awaitEdits(of: id)
            guard let story = try await repository.story(id) else { return nil }
            return (story, try await repository.unattendedCalls(of: id))
        }
    }
}
