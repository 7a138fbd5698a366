import StoryDomain

/// From where to read a run's events.
struct RunEventsQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("after", .integer(), "Begin behind this number; `Last-Event-ID` goes before it.", default: 0))

    let after: Int
}
