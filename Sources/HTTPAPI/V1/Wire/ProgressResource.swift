import Storage
import StoryDomain
import Storytelling

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
