/// One event of a stream (WHATWG HTML, server-sent events).
package struct ServerEvent: Sendable, Hashable {
    /// Comes back as `Last-Event-ID` when the client reconnects; no line ends. Nil keeps the one before.
    package var id: String?
    /// The event's name; `message` where it is nil.
    package var event: String?
    /// Its data; may have several lines.
    package var data: String

    /// Takes an event's parts.
    package init(id: String? = nil, event: String? = nil, data: String) {
        self.id = id
        self.event = event
        self.data = data
    }

    /// An event whose data is a wire type's JSON.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot hold.
    package init(id: String? = nil, event: String? = nil, json: some WireSchema & Encodable) throws {
        self.init(id: id, event: event, data: String(decoding: try WireCoding.encode(json), as: UTF8.self))
    }

    /// The event as it goes over the wire, with its closing empty line.
    var frame: String {
        var frame = ""
        if let id { frame += "id: \(Self.line(id))\n" }
        if let event { frame += "event: \(Self.line(event))\n" }
        for line in Self.lines(of: data) { frame += "data: \(line)\n" }
        return frame + "\n"
    }

    /// Only these end a line in a stream: what else Unicode calls a line end (U+2028 in a story's text) is data.
    private static func lines(of data: String) -> [Substring] {
        data.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    }

    /// A name cannot hold what would end its line.
    private static func line(_ text: String) -> String {
        String(text.filter { !$0.isNewline && $0 != "\0" })
    }
}
