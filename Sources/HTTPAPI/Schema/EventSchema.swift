/// The events of a stream: what each of them is called, and what its data looks like.
///
/// The schema of the stream in the OpenAPI document is made of these, and tests hold every event that is sent against
/// the one of its name.
package protocol EventSchema: WireSchema {
    /// All events that a stream of this type can have.
    static var events: [EventShape] { get }
}

extension EventSchema {
    /// The data of any of the events.
    package static var schema: Schema { Schema(.either(events.map(\.schema))) }
}

/// One kind of event in a stream.
package struct EventShape: Sendable {
    /// The event's name; nil where events have none and the data says which it is.
    package var name: String?
    /// Its data.
    package var schema: Schema

    /// Takes a kind's parts.
    package init(_ name: String?, _ schema: Schema) {
        self.name = name
        self.schema = schema
    }

    /// The last event of a stream whose source failed: `error`, with the problem as its data.
    package static let error = EventShape("error", .type(ProblemDocument.self))
}
