import FoundationEssentials
import StoryDomain

/// Something that happened to a story.
struct StoryEvent: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("number", .count, "Its place in the story's log, from 1."),
        .required("kind", .text(atMost: 60), "What happened."),
        .required("message", .told, "One sentence for people."),
        .required("details", .map(of: .told), "Names and values for programs."),
        .required("at", .moment, "When.")
    )

    let number: Int
    let kind: RunEvent.Kind
    let message: String
    let details: [String: String]
    let at: Date

    /// Takes an event and its place among the story's.
    init(_ event: RunEvent, number: Int) {
        self.number = number
        kind = event.kind
        message = event.message
        details = event.details
        at = event.at
    }
}
