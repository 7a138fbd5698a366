import StoryDomain

/// Something that happened in a story while a run wrote it, as readers of the run's events get it: a scene was finished,
/// text was left out, another model answered. The entry's row says when.
package struct RunHappening: Sendable, Hashable, Codable {
    package var kind: RunEvent.Kind
    /// One sentence for people; holds no secret and no prompt.
    package var message: String
    /// Names and values for programs; keys are snake_case.
    package var details: [String: String]

    /// Tells of an event of the story's own log.
    package init(_ event: RunEvent) {
        kind = event.kind
        message = event.message
        details = event.details
    }
}
