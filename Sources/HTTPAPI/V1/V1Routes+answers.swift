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
        try await answer((plan: StoryPlan(of: story.story), card: story.card), created: created)
    }

    /// The same, where no more than the story's plan was read.
    func answer(_ story: (plan: StoryPlan, card: StoryListing), created: Bool = false) async throws -> Answer {
        let run = try await desk.queue.activeRun(of: story.card.id)
        let tag = EntityTag(run.map { "\(story.card.revision).\($0)" } ?? "\(story.card.revision)")
        return try .json(
            StoryResource(story.plan, story.card, activeRun: run), status: created ? .created : .ok, tag: tag,
            location: created ? "\(Self.prefix)/stories/\(story.card.id)" : nil)
    }

    /// A run that was just started, and its story: it has told nothing yet, so how far it is follows from the story.
    func accepted(_ started: (run: Run, card: StoryListing)) throws -> Answer {
        let resource = try RunResource(started.run, progress: RunProgress(of: started.card))
        return try .json(resource, status: .accepted, location: "\(Self.prefix)/runs/\(started.run.id)")
    }

    /// A run with how far it is.
    func resource(of run: Run) async throws -> RunResource { try await resources(of: [run], user: run.user)[0] }

    /// A user's runs, each with how far it is: read at once, however many there are.
    func resources(of runs: [Run], user: UserID) async throws -> [RunResource] {
        let told = try await log.progress(of: runs.map(\.id))
        let silent = Set(runs.filter { told[$0.id] == nil }.compactMap(\.story))
        let cards = try await desk.repository.cards(of: Array(silent), owner: user)
        return try runs.map { run in
            try RunResource(run, progress: told[run.id] ?? RunProgress(of: run.story.flatMap { cards[$0] }))
        }
    }

    /// A version's tag.
    func tag(_ card: StoryListing) -> EntityTag { EntityTag(card.revision) }
}
