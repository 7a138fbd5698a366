import FoundationEssentials
import StoryDomain

/// A run as it is stored.
package struct Run: Sendable, Hashable {
    package let id: RunID
    package let user: UserID
    /// The story it works on, if on any.
    package let story: StoryID?
    /// What is to be done.
    package let kind: String
    /// What its handler needs to know: JSON.
    package var payload: String
    package var state: RunState
    package var priority: Int
    /// Tries that came to nothing since the run last made progress.
    package var attempt: Int
    /// How many of these make it fail.
    package var maxAttempts: Int
    /// How many runs of its user may run at once for this one to start; nil is the queue's own limit.
    package var userLimit: Int?
    /// Not claimed before this moment.
    package var availableAt: Date
    /// What was asked of it while it is running.
    package var wish: RunWish
    /// Why it waits, pauses or failed; nil where nothing is to be said.
    package var reason: RunReason?
    /// What came of it: JSON; nil until it succeeded.
    package var result: String?
    /// The number of the last entry in its log.
    package var lastEvent: Int
    package let createdAt: Date
    /// When it was first claimed.
    package var startedAt: Date?
    /// When it became terminal.
    package var finishedAt: Date?
    package var updatedAt: Date

    /// A place in the list of runs.
    package struct Cursor: Sendable, Hashable {
        package let createdAt: Date
        package let id: RunID

        /// Takes a place's parts.
        package init(createdAt: Date, id: RunID) {
            self.createdAt = createdAt
            self.id = id
        }
    }

    /// This run's place in the list.
    package var cursor: Cursor { Cursor(createdAt: createdAt, id: id) }
}
