import Storage
import StoryDomain

/// What runs mean for their stories.
extension RunQueue {
    /// The run that works on a story, or will; nil where there is none.
    ///
    /// - Throws: `StorageError`.
    package func activeRun(of story: StoryID) async throws -> RunID? {
        try await database.read { try activeRun(of: story, in: $0) }
    }

    /// The same within a transaction, which then holds: while it lasts, none can begin unseen.
    package func activeRun(of story: StoryID, in connection: any SQLConnection) throws -> RunID? {
        try connection.rows(
            """
            SELECT id FROM run WHERE story_id = \(story)
                AND state IN (\(RunState.queued), \(RunState.running), \(RunState.waiting), \(RunState.paused))
            ORDER BY created_at LIMIT 1
            """
        ).first?.value("id")
    }

    /// Refuses where a run is queued or running, before work that could not be put into the story.
    ///
    /// - Throws: `RunError.storyIsBusy`, `StorageError`.
    package func refuseIfBusy(_ story: StoryID) async throws {
        try await database.read { try refuseIfBusy(story, in: $0) }
    }

    /// Refuses where a run is queued or running; one that is paused or waits for a later day lets the writer work.
    ///
    /// - Throws: `RunError.storyIsBusy`, `StorageError`.
    package func refuseIfBusy(_ story: StoryID, in connection: any SQLConnection) throws {
        let busy = try connection.rows(
            """
            SELECT id FROM run WHERE story_id = \(story) AND state IN (\(RunState.queued), \(RunState.running)) LIMIT 1
            """)
        if let id: RunID = try busy.first?.value("id") { throw RunError.storyIsBusy(id) }
    }
}
