import Jobs
import Storage
import StoryDomain

/// The events of a run's stream. The names and the data are those of the log; `error` comes where the log cannot be read.
extension RunLogEvent: EventSchema {
    package static let schemaName = "RunEvent"

    package static var events: [EventShape] {
        Kind.allCases.map { EventShape($0.rawValue, schema(of: $0)) } + [.error]
    }

    private static func schema(of kind: Kind) -> Schema {
        switch kind {
        case .state: RunStateNote.schema
        case .progress: .type(RunProgress.self)
        case .delta: .type(RunDelta.self)
        case .paragraph: RunParagraph.schema
        case .event: RunHappening.schema
        }
    }
}

extension RunStateNote: WireSchema {
    package static let schema = Schema.object(
        .required("state", .text(atMost: 20), "`state`: where the run stands now; the last event is terminal."),
        .required("attempt", .count, "Tries that came to nothing."),
        .optional("wish", .text(atMost: 20), "What was asked of it and is not yet done."),
        .optional("reason", .type(RunReason.self), "Why it waits, pauses or failed."),
        .optional("until", .moment, "When it goes on by itself."))
}

extension RunReason: WireSchema {
    package static let schemaName = "Reason"
    package static let schema = Schema.object(
        .required("code", .text(atMost: 100), "A word for programs."),
        .required("message", .told, "One sentence that says what to do."))
}

extension RunDelta: WireSchema {
    package static let schemaName = "Delta"
    package static let schema = Schema.object(
        .required("part", .text(atMost: 20), "What it is a piece of: `text`, `premise`, `setup`, `idea`."),
        .required("text", .told, "The piece."))
}

extension RunParagraph: WireSchema {
    package static let schema = Schema.object(
        .required("scene", .count, "`paragraph`: stored; takes the place of the deltas that it came in."),
        .required("paragraph", .count, "Its place in the scene."),
        .required("words", .count, "Its words."),
        .required("text", .told, "The paragraph."))
}

extension RunHappening: WireSchema {
    package static let schema = Schema.object(
        .required("kind", .text(atMost: 60), "`event`: something that happened in the story."),
        .required("message", .told, "One sentence for people."),
        .required("details", .map(of: .told), "Names and values for programs."))
}

extension RunProgress: WireSchema {
    package static let schemaName = "Progress"
    package static let schema = Schema.object(
        .required("stage", .text(atMost: 40), "The step under way: `premise`, `outline`, `scene`, `ending`, …"),
        .required("scene", .integer(0...500).orNull, "The scene under way."),
        .required("scenes", .count.orNull, "Scenes of the outline."),
        .required("words", .count, "Words written of the whole story."),
        .required("asked", .count, "Words asked for."),
        .required("prompt_tokens", .count, "Prompt tokens of the run's calls."),
        .required("output_tokens", .count, "Output tokens of the run's calls."),
        .required("cost", .dollars, "US dollars of the run's calls."),
        .required("seconds_left", .count.orNull, "Seconds to the story's end at this pace."))

    /// A run that has not told anything yet.
    ///
    /// - Parameter card: its story; nil where it has none.
    init(of card: StoryListing?) {
        self.init(
            stage: "begin", scene: nil, scenes: nil, words: card?.words ?? 0, asked: card?.askedWords ?? 0,
            promptTokens: 0, outputTokens: 0, cost: 0, secondsLeft: nil)
    }
}
