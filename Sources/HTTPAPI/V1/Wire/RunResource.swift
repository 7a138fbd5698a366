import FoundationEssentials
import Jobs
import StoryDomain
import Storytelling

/// A run: work on a story in the background.
struct RunResource: WireSchema, Encodable {
    static let schemaName = "Run"
    static let schema = Schema.object(
        .required("id", .id, "Its id."),
        .required("story_id", .id.orNull, "The story that it works on."),
        .required("status", .oneOf(RunState.self), "Where it stands; docs/job-states.md has them all."),
        .required("wish", .oneOf(["cancel", "pause"]).orNull, "What was asked of it and is not yet done."),
        .required("goal", .text(atMost: 40), "How far it is to write: `story`, `outline`, `scene/3`, …"),
        .required("provider", .told.orNull, "The provider asked for; null leaves it to the server."),
        .required("model", .told.orNull, "The model asked for; null leaves it to the server."),
        .required("max_cost", .dollars.orNull, "The most that it may cost, in US dollars."),
        .required("priority", .integer(-100...100), "Larger goes first among runs of its user."),
        .required("progress", .type(RunProgress.self), "How far it is."),
        .required("reason", .type(RunReason.self).orNull, "Why it waits, pauses or failed."),
        .required("attempt", .count, "Tries that came to nothing since it last made progress."),
        .required("result", .type(ResultResource.self).orNull, "What came of it, once it succeeded."),
        .required("created_at", .moment, "When it was queued."),
        .required("started_at", .moment.orNull, "When a worker first took it."),
        .required("finished_at", .moment.orNull, "When it was over."),
        .required("available_at", .moment, "No worker takes it before.")
    )

    let id: RunID
    @ExplicitNull var storyId: StoryID?
    let status: String
    @ExplicitNull var wish: String?
    let goal: String
    @ExplicitNull var provider: String?
    @ExplicitNull var model: String?
    @ExplicitNull var maxCost: String?
    let priority: Int
    let progress: RunProgress
    @ExplicitNull var reason: RunReason?
    let attempt: Int
    @ExplicitNull var result: ResultResource?
    let createdAt: Date
    @ExplicitNull var startedAt: Date?
    @ExplicitNull var finishedAt: Date?
    let availableAt: Date

    /// Takes a run.
    ///
    /// - Parameter progress: how far it is.
    /// - Throws: `StorageError.corrupted` where what is stored of it cannot be read.
    init(_ run: Run, progress: RunProgress) throws {
        let order: RunOrder = try StoredJSON.read(run.payload, "run.payload")
        id = run.id
        storyId = run.story
        status = run.state.rawValue
        wish = run.wish == .none ? nil : run.wish.rawValue
        goal = order.goal.word
        provider = order.provider
        model = order.model
        maxCost = order.cap?.description
        priority = run.priority
        self.progress = progress
        reason = run.reason
        attempt = run.attempt
        result = try run.result.map { json in
            let result: RunResult = try StoredJSON.read(json, "run.result")
            return ResultResource(status: result.status, words: result.words)
        }
        createdAt = run.createdAt
        startedAt = run.startedAt
        finishedAt = run.finishedAt
        availableAt = run.availableAt
    }
}
