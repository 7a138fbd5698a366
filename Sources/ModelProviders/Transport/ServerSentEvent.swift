/// One thing that a stream of server-sent events says.
package enum ServerSentEvent: Sendable, Hashable {
    /// The payload of one event: its `data:` lines joined by line feeds.
    case data([UInt8])
    /// A line that is no field of the format at all. Gemini writes an error in the middle of a stream as bare,
    /// pretty-printed JSON; its lines come out here, one by one.
    case stray([UInt8])
    /// A comment, which servers send to keep a quiet connection open.
    case comment
}
