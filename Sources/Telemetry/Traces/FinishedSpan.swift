import Tracing

/// A span that has ended, with nothing in it that may not leave the house.
struct FinishedSpan: Sendable {
    /// Something that happened at one moment of it.
    struct Event: Sendable {
        let name: String
        /// Nanoseconds since 1970.
        let time: UInt64
        let attributes: [SpanField]

        /// Takes what may be seen of an event.
        init(_ name: String, at time: UInt64, attributes: SpanAttributes) {
            self.name = FinishedSpan.cut(name)
            self.time = time
            self.attributes = SpanKeys.allowed(of: attributes).fields
        }
    }

    /// Another span that it has to do with.
    struct Link: Sendable {
        let trace: TraceContext
        let attributes: [SpanField]

        /// Takes what may be seen of a link.
        init(_ trace: TraceContext, attributes: SpanAttributes) {
            self.trace = trace
            self.attributes = SpanKeys.allowed(of: attributes).fields
        }
    }

    /// How it ended.
    struct Status: Sendable {
        let isError: Bool
        /// A code; a message that is a sentence may quote anything and is left out.
        let code: String?

        /// Takes what may be seen of a status.
        init(_ status: SpanStatus) {
            isError = status.code == .error
            code = status.message.flatMap { Self.isCode($0) ? $0 : nil }
        }

        private static func isCode(_ text: String) -> Bool {
            (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy {
                    (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
                        || $0 == UInt8(ascii: ".")
                }
        }
    }

    let trace: TraceContext
    let parent: TraceContext?
    let name: String
    let kind: SpanKind
    /// Nanoseconds since 1970.
    let start: UInt64
    let end: UInt64
    let attributes: [SpanField]
    let droppedAttributes: Int
    let events: [Event]
    let droppedEvents: Int
    let links: [Link]
    let droppedLinks: Int
    let status: Status?

    /// Names and values keep this many characters.
    static let longestText = 256

    /// The text up to `longestText`.
    static func cut(_ text: String) -> String {
        text.utf8.count <= longestText ? text : String(text.prefix(longestText))
    }
}
