import Storage
import StoryDomain

/// Where the steps of a writer go, and where it finds the story to go on with.
package struct StepStore: Sendable {
    /// Stores a change whole or not at all.
    package typealias Keep = @Sendable (_ change: StoryChange, _ story: StoryID) async throws -> Void

    let keep: Keep
    /// The stored story and its ledger lines that are still open; nil where there is none.
    let load: @Sendable (StoryID) async throws -> (story: Story, openCalls: [LedgerLine])?

    /// A store for stories that are stored nowhere: only what their calls cost is kept.
    ///
    /// - Parameter keep: books a change's ledger lines; gets everything else of the change too.
    package init(booksOnly keep: @escaping Keep) {
        self.keep = keep
        self.load = { _ in nil }
    }

    /// A database's stories.
    ///
    /// - Parameter clause: what else each step's transaction must hold: a lease, an allowance, a log.
    package init(_ repository: StoryRepository, clause: StepClause? = nil) {
        self.keep = { try await repository.commit($0, to: $1, clause: clause) }
        self.load = { id in
            // A run that waited or was paused let others edit the story. An edit that began before the run was claimed may
            // still be under way (PostgreSQL), and must not be written over by what was read before its end.
            try await repository.awaitEdits(of: id)
            guard let story = try await repository.story(id) else { return nil }
            return (story, try await repository.ledger(of: id).filter { $0.state == .open })
        }
    }
}
