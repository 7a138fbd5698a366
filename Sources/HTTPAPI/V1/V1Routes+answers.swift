import Jobs
import Storage
import StoryDomain
import Storytelling

/// Answers that several routes give.
extension V1Routes {
    /// A story with the run that is at it.
    ///
    /// The tag names the run too, since runs end without changing the story.
    func answer(_ story: (story: Story, card: StoryListing), created: Bool = false) async throws -> Answer {
        let run = try await desk.queue.activeRun(of: story.card.id)
        let tag = EntityTag(run.map { "\(story.card.revision).\($0)" } ?? "\(story.card.revision)")
        return try .json(
            StoryResource(story.story, story.card, activeRun: run), status: created ? .created : .ok, tag: tag,
            location: created ? "\(Self.prefix)/stories/\(story.card.id)" : nil)
    }

    /// A run that was just started.
    func accepted(_ run: Run) async throws -> Answer {
        try .json(try await resource(of: run), status: .accepted, location: "\(Self.prefix)/runs/\(run.id)")
    }

    /// A run with how far it is.
    func resource(of run: Run) async throws -> RunResource {
        if let entry = try await log.last(.progress, of: run.id), let progress = RunEventFeed.progress(entry.data) {
            return RunResource(run, progress: ProgressResource(progress))
        }
        guard let story = run.story else { return RunResource(run, progress: ProgressResource(of: nil)) }
        let card = try await desk.repository.card(of: story, owner: run.user)
        return RunResource(run, progress: ProgressResource(of: card))
    }

    /// A version's tag.
    func tag(_ card: StoryListing) -> EntityTag { EntityTag(card.revision) }
}
