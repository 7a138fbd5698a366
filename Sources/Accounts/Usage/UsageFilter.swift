import StoryDomain

/// Which of a user's ledger lines to list.
package enum UsageFilter: Sendable, Hashable {
    case all
    case story(StoryID)
    case run(RunID)
}
