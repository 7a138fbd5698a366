import StoryDomain

/// An event of the log with its place in it.
package struct StoredEvent: Sendable, Hashable {
    /// Grows with each event that is stored, across all stories, with gaps; never used twice.
    package var sequence: Int64
    package var event: RunEvent

    /// Takes an event and its place.
    package init(sequence: Int64, event: RunEvent) {
        self.sequence = sequence
        self.event = event
    }
}
