import FoundationEssentials
import StoryDomain

/// Work to be queued.
package struct NewRun: Sendable, Hashable {
    /// Tries without any progress before a run is given up, unless it says otherwise.
    package static let usualAttempts = 5

    package var id: RunID
    package var user: UserID
    /// The story it works on, which takes the run with it when it is deleted; nil for work on none.
    package var story: StoryID?
    /// What is to be done; tells handlers apart.
    package var kind: String
    /// What the handler needs to know beyond the story: JSON.
    package var payload: String
    /// Larger goes first among the runs of users who are equally busy.
    package var priority: Int
    /// Tries without any progress before it is given up; at least 1.
    package var maxAttempts: Int
    /// How many runs of its user may run at once for this one to start; nil takes `RunSettings.perUser`.
    package var userLimit: Int?
    /// Not before this moment; nil for at once.
    package var availableAt: Date?

    /// Takes what is to be done; the rest is as usual and can be set afterwards.
    package init(
        id: RunID = .random(), user: UserID, story: StoryID? = nil, kind: String, payload: String = "{}",
        priority: Int = 0
    ) {
        self.id = id
        self.user = user
        self.story = story
        self.kind = kind
        self.payload = payload
        self.priority = priority
        self.maxAttempts = Self.usualAttempts
    }
}
