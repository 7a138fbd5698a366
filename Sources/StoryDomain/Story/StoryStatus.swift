/// Where a story stands as a whole.
package enum StoryStatus: String, Sendable, Codable {
    /// Not finished; `resume` goes on.
    case writing
    /// Finished: all of the contract is kept.
    case complete
    /// Written to its end, but a part of the contract is missed; the last run event says which.
    case incomplete
}
