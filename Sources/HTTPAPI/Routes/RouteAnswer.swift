/// One way in which a route can succeed.
package struct RouteAnswer: Sendable {
    /// What its body is.
    package enum Content: Sendable {
        case none
        case json(Schema)
        /// Bytes of these media types.
        case bytes([String])
        /// An event stream: the schema of any event's data, and the events that there are.
        case events(Schema, [EventShape])
    }

    /// The HTTP status.
    package var status: Int
    package var content: Content
    package var description: String
    /// Headers that it always has, with what they say.
    package var headers: [String: String] = [:]

    /// An answer with a wire type as its body.
    package static func json<T: WireSchema>(
        _ type: T.Type, _ description: String, status: Int = 200, headers: [String: String] = [:]
    ) -> RouteAnswer {
        RouteAnswer(status: status, content: .json(.type(type)), description: description, headers: headers)
    }

    /// An answer without a body.
    package static func empty(_ description: String, status: Int = 204, headers: [String: String] = [:]) -> RouteAnswer
    {
        RouteAnswer(status: status, content: .none, description: description, headers: headers)
    }

    /// An answer of bytes.
    package static func bytes(_ mediaTypes: [String], _ description: String, status: Int = 200) -> RouteAnswer {
        RouteAnswer(status: status, content: .bytes(mediaTypes), description: description)
    }

    /// A stream of events.
    package static func events<T: EventSchema>(_ type: T.Type, _ description: String) -> RouteAnswer {
        RouteAnswer(status: 200, content: .events(.type(type), type.events), description: description)
    }

    /// The media types in which its body can come.
    var mediaTypes: [String] {
        switch content {
        case .none: []
        case .json: ["application/json"]
        case .bytes(let types): types
        case .events: ["text/event-stream"]
        }
    }
}
