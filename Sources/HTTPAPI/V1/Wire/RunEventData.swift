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
