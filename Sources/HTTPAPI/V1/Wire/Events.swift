import FoundationEssentials

/// The data of an event in the log of a run; which it is, the event's name says.
enum RunEventData: WireSchema {
    static let schemaName = "RunEvent"
    static let schema = Schema.either(
        .object(
            .required("state", .text(atMost: 20), "`state`: where the run stands now; the last event is terminal."),
            .required("attempt", .count, "Tries that came to nothing."),
            .optional("wish", .text(atMost: 20), "What was asked of it and is not yet done."),
            .optional("reason", .type(ReasonResource.self), "Why it waits, pauses or failed."),
            .optional("until", .moment, "When it goes on by itself.")),
        .type(ProgressResource.self),
        .type(DeltaEvent.self),
        .object(
            .required("scene", .count, "`paragraph`: stored; takes the place of the deltas that it came in."),
            .required("paragraph", .count, "Its place in the scene."),
            .required("words", .count, "Its words."),
            .required("text", .told, "The paragraph.")),
        .object(
            .required("kind", .text(atMost: 60), "`event`: something that happened in the story."),
            .required("message", .told, "One sentence for people."),
            .required("details", .map(of: .told), "Names and values for programs.")))
}

/// A piece of text as it comes from a model.
struct DeltaEvent: WireSchema, Encodable {
    static let schemaName = "Delta"
    static let schema = Schema.object(
        .required("part", .text(atMost: 20), "What it is a piece of: `text`, `premise`, `setup`, `idea`."),
        .required("text", .told, "The piece.")
    )

    let part: String
    let text: String
}

/// How far the making of an answer is.
struct MakingEvent: WireSchema, Encodable {
    static let schemaName = "Making"
    static let schema = Schema.object(
        .required("stage", .text(atMost: 40), "The step under way."),
        .required("prompt_tokens", .count, "Prompt tokens so far."),
        .required("output_tokens", .count, "Output tokens so far."),
        .required("cost", .dollars, "US dollars so far.")
    )

    let stage: String
    let promptTokens: Int
    let outputTokens: Int
    let cost: String
}

/// The data of an event while an answer is made: `delta`, `progress`, and at the end `result` or `error`.
enum MadeEventData<Result: WireSchema>: WireSchema {
    static var schemaName: String { "\(Result.schemaName)Event" }
    static var schema: Schema {
        .either(
            .type(DeltaEvent.self), .type(MakingEvent.self), .type(Result.self), .type(ProblemDocument.self))
    }
}
