import FoundationEssentials
import Jobs
import Storage
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
        .required("progress", .type(ProgressResource.self), "How far it is."),
        .required("reason", .type(ReasonResource.self).orNull, "Why it waits, pauses or failed."),
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
    let progress: ProgressResource
    @ExplicitNull var reason: ReasonResource?
    let attempt: Int
    @ExplicitNull var result: ResultResource?
    let createdAt: Date
    @ExplicitNull var startedAt: Date?
    @ExplicitNull var finishedAt: Date?
    let availableAt: Date

    /// Takes a run.
    ///
    /// - Parameter progress: how far it is.
    init(_ run: Run, progress: ProgressResource) {
        let order = try? JSONDecoder().decode(RunOrder.self, from: Data(run.payload.utf8))
        id = run.id
        storyId = run.story
        status = run.state.rawValue
        wish = run.wish == .none ? nil : run.wish.rawValue
        goal = order?.goal.word ?? "story"
        provider = order?.provider
        model = order?.model
        maxCost = order?.cap?.description
        priority = run.priority
        self.progress = progress
        reason = run.reason.map { ReasonResource(code: $0.code, message: $0.message) }
        attempt = run.attempt
        result = run.result.flatMap { json in
            (try? JSONDecoder().decode(RunResult.self, from: Data(json.utf8))).map {
                ResultResource(status: $0.status, words: $0.words)
            }
        }
        createdAt = run.createdAt
        startedAt = run.startedAt
        finishedAt = run.finishedAt
        availableAt = run.availableAt
    }
}

/// Why a run waits, pauses or failed.
struct ReasonResource: WireSchema, Codable {
    static let schemaName = "Reason"
    static let schema = Schema.object(
        .required("code", .text(atMost: 100), "A word for programs."),
        .required("message", .told, "One sentence that says what to do.")
    )

    let code: String
    let message: String
}

/// What came of a run.
struct ResultResource: WireSchema, Codable {
    static let schemaName = "RunResult"
    static let schema = Schema.object(
        .required("status", .oneOf(["writing", "complete", "incomplete"]), "Where the story then stood."),
        .required("words", .count, "Words that it then had.")
    )

    let status: StoryStatus
    let words: Int
}

/// How far a run is.
struct ProgressResource: WireSchema, Encodable {
    static let schemaName = "Progress"
    static let schema = Schema.object(
        .required("stage", .text(atMost: 40), "The step under way: `premise`, `outline`, `scene`, `ending`, …"),
        .required("scene", .integer(0...500).orNull, "The scene under way."),
        .required("scenes", .count.orNull, "Scenes of the outline."),
        .required("words", .count, "Words written of the whole story."),
        .required("asked", .count, "Words asked for."),
        .required("prompt_tokens", .count, "Prompt tokens of the run's calls."),
        .required("output_tokens", .count, "Output tokens of the run's calls."),
        .required("cost", .dollars, "US dollars of the run's calls."),
        .required("seconds_left", .count.orNull, "Seconds to the story's end at this pace.")
    )

    let stage: String
    @ExplicitNull var scene: Int?
    @ExplicitNull var scenes: Int?
    let words: Int
    let asked: Int
    let promptTokens: Int
    let outputTokens: Int
    let cost: String
    @ExplicitNull var secondsLeft: Int?

    /// Takes what a run last told.
    init(_ progress: RunProgress) {
        stage = progress.stage
        scene = progress.scene
        scenes = progress.scenes
        words = progress.words
        asked = progress.asked
        promptTokens = progress.promptTokens
        outputTokens = progress.outputTokens
        cost = progress.cost.description
        secondsLeft = progress.secondsLeft
    }

    /// A run that has not told anything yet.
    ///
    /// - Parameter card: its story; nil where it has none.
    init(of card: StoryListing?) {
        self.init(
            RunProgress(
                stage: "begin", scene: nil, scenes: nil, words: card?.words ?? 0, asked: card?.askedWords ?? 0,
                promptTokens: 0, outputTokens: 0, cost: 0, secondsLeft: nil))
    }
}

/// What a client asks a run to do.
struct NewRunRequest: WireSchema, Decodable {
    static let schemaName = "NewRun"
    static let schema = Schema.object(
        [
            .optional("goal", .form(.goal), "How far to write: `premise`, `outline`, `scene/3` or `story`.", default: "story"),
            .optional("max_cost", .either(.form(.dollars), .number(0...9_999_999)), "The most that it may cost, in US dollars; it pauses there."),
            .optional("priority", .integer(-100...100), "Larger goes first among your own runs.", default: 0),
        ] + Schema.Property.answerer)

    let goal: String
    let maxCost: DollarsField?
    let priority: Int
    let provider: String?
    let model: String?
}

/// US dollars as text or number.
struct DollarsField: Decodable, Sendable {
    let amount: Decimal

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self), let amount = Decimal(digits: text) {
            self.amount = amount
        } else {
            amount = try container.decode(Decimal.self)
        }
    }
}

/// Which runs to list.
struct RunListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("status", .oneOf(RunState.self), "Only those in this state."),
        .optional("cursor", .form(.dateCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20)
    )

    let status: RunState?
    let cursor: String?
    let limit: Int
}

/// From where to read a run's events.
struct RunEventsQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("after", .integer(), "Begin behind this number; `Last-Event-ID` goes before it.", default: 0))

    let after: Int
}
