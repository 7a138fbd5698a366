/// Where a span stands in its trace, as W3C Trace Context carries it between processes.
package struct TraceContext: Sendable, Hashable {
    /// 128 bits, not all zero.
    package let traceID: TraceID
    /// The span's own id; not zero.
    package let spanID: UInt64
    /// Whether the trace is recorded.
    package let isSampled: Bool
    /// What other vendors along the way have to say to themselves; handed on untouched.
    package let state: String?
    /// Whether it came from another process.
    package let isRemote: Bool

    /// Takes a context's parts.
    init(traceID: TraceID, spanID: UInt64, isSampled: Bool, state: String?, isRemote: Bool) {
        self.traceID = traceID
        self.spanID = spanID
        self.isSampled = isSampled
        self.state = state
        self.isRemote = isRemote
    }

    /// The span's id as 16 hex digits.
    package var spanHex: String { Hex.text(spanID) }
}
