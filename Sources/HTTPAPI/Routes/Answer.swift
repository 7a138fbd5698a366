import HTTPTypes

/// What a route's handler answers.
package struct Answer: Sendable {
    /// Its body.
    package enum Body: Sendable {
        case none
        /// JSON, already encoded.
        case json([UInt8])
        case bytes([UInt8], mediaType: String)
        /// What a file holds.
        case file(SpoolFile, mediaType: String)
        case events(EventStream)
    }

    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: Body

    /// Takes an answer's parts.
    package init(status: HTTPResponse.Status, headers: HTTPFields = HTTPFields(), body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A wire type.
    ///
    /// - Parameters:
    ///   - tag: its version; `If-None-Match` is then answered with 304.
    ///   - location: where it, or its state, is found.
    /// - Throws: `EncodingError` for a number that JSON cannot hold.
    package static func json(
        _ value: some WireSchema & Encodable, status: HTTPResponse.Status = .ok, tag: EntityTag? = nil,
        location: String? = nil
    ) throws -> Answer {
        var answer = Answer(status: status, body: .json(try WireCoding.encode(value)))
        answer.headers[.eTag] = tag?.description
        answer.headers[.location] = location
        return answer
    }

    /// No body.
    package static func empty(_ status: HTTPResponse.Status = .noContent) -> Answer {
        Answer(status: status, body: .none)
    }

    /// Bytes of a media type; with a file name they are offered for saving.
    ///
    /// - Parameter fileName: ASCII without quotes.
    package static func bytes(_ bytes: [UInt8], mediaType: String, fileName: String? = nil) -> Answer {
        var answer = Answer(status: .ok, body: .bytes(bytes, mediaType: mediaType))
        if let fileName { answer.headers[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
        return answer
    }

    /// What a file holds, offered for saving.
    ///
    /// - Parameter fileName: ASCII without quotes.
    package static func file(_ file: SpoolFile, mediaType: String, fileName: String) -> Answer {
        var answer = Answer(status: .ok, body: .file(file, mediaType: mediaType))
        answer.headers[.contentDisposition] = "attachment; filename=\"\(fileName)\""
        return answer
    }

    /// Text of a media type, UTF-8.
    package static func text(_ text: String, mediaType: String = "text/plain; charset=utf-8") -> Answer {
        bytes(Array(text.utf8), mediaType: mediaType)
    }

    /// A stream of events.
    package static func events<Events: AsyncSequence & Sendable>(_ events: Events) -> Answer
    where Events.Element == ServerEvent {
        Answer(status: .ok, body: .events(EventStream(events)))
    }

    /// A stream of events that is told in a manner of its own.
    static func events(_ stream: EventStream) -> Answer {
        Answer(status: .ok, body: .events(stream))
    }

    /// The same with a header.
    package func with(_ name: HTTPField.Name, _ value: String) -> Answer {
        var copy = self
        copy.headers[name] = value
        return copy
    }
}
