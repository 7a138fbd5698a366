import StoryDomain
import Storytelling

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
