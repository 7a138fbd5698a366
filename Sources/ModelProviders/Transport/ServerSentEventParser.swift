/// Reads server-sent events from bytes that arrive in pieces of any size.
///
/// Lines are split on bytes, before any decoding, so that a piece may end inside a character or between CR and LF.
/// Follows WHATWG HTML's rules for `text/event-stream` (line ends LF, CR or CRLF, an optional byte order mark, one
/// optional space after the colon, several `data:` lines to one event), with two differences that streams of models
/// need: `event:`, `id:` and `retry:` are ignored, and lines that are no field at all are handed out as
/// `ServerSentEvent.stray`. See wire facts of Gemini: its errors in mid-stream may be bare JSON.
package struct ServerSentEventParser: Sendable {
    /// An event or line that is larger than any model sends.
    package struct FrameTooLarge: Error, Sendable {
        /// The most bytes that were allowed.
        package let limit: Int
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var skipsLineFeed = false
    private var isFirstLine = true

    /// A parser that has read nothing yet.
    ///
    /// - Parameter limit: The most bytes of one event.
    package init(limit: Int = 8 << 20) {
        self.limit = limit
    }

    /// Takes the next bytes.
    ///
    /// - Returns: The events that they complete.
    /// - Throws: `FrameTooLarge`.
    package mutating func consume(_ bytes: some Collection<UInt8>) throws(FrameTooLarge) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        var rest = bytes[...]
        while let first = rest.first {
            if skipsLineFeed {
                skipsLineFeed = false
                if first == Byte.lineFeed {
                    rest = rest.dropFirst()
                    continue
                }
            }
            // Lines are taken whole, not byte by byte.
            let end = rest.firstIndex { $0 == Byte.lineFeed || $0 == Byte.carriageReturn } ?? rest.endIndex
            line.append(contentsOf: rest[..<end])
            if line.count + data.count > limit { throw FrameTooLarge(limit: limit) }
            guard end < rest.endIndex else { break }
            skipsLineFeed = rest[end] == Byte.carriageReturn
            endLine(&events)
            rest = rest[rest.index(after: end)...]
        }
        return events
    }

    /// Ends the stream.
    ///
    /// - Returns: What was still open: servers often leave out the blank line after the last event. An event that the
    ///   connection's end cut in two comes out cut.
    package mutating func finish() -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        if !line.isEmpty { endLine(&events) }
        dispatch(&events)
        return events
    }

    private mutating func endLine(_ events: inout [ServerSentEvent]) {
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: Byte.orderMark) { line.removeFirst(Byte.orderMark.count) }
        }
        defer { line.removeAll(keepingCapacity: true) }
        guard let first = line.first else { return dispatch(&events) }
        if first == Byte.colon { return events.append(.comment) }
        let colon = line.firstIndex(of: Byte.colon) ?? line.endIndex
        switch line[..<colon] {
        case Field.data[...]:
            var value = line[min(colon + 1, line.endIndex)...]
            if value.first == Byte.space { value.removeFirst() }
            if hasData { data.append(Byte.lineFeed) }
            hasData = true
            data.append(contentsOf: value)
        case Field.event[...], Field.id[...], Field.retry[...]:
            break
        default:
            events.append(.stray(line))
        }
    }

    private mutating func dispatch(_ events: inout [ServerSentEvent]) {
        guard hasData else { return }
        events.append(.data(data))
        data.removeAll(keepingCapacity: true)
        hasData = false
    }

    private enum Byte {
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        static let colon = UInt8(ascii: ":")
        static let space = UInt8(ascii: " ")
        static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    }

    private enum Field {
        static let data = Array("data".utf8)
        static let event = Array("event".utf8)
        static let id = Array("id".utf8)
        static let retry = Array("retry".utf8)
    }
}
