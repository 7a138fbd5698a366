import JSONNotation
import LanguageModels
import StoryDomain

/// A request as a fake's log keeps it.
package struct RecordedRequest: Sendable {
    /// What was asked for.
    package enum Kind: String, Sendable, Hashable {
        /// Text, whole or streamed.
        case generate
        case countTokens
        case models
        case health
        /// Anything else, known to the fake or not.
        case other
    }

    /// How the answer went.
    package enum Outcome: Sendable, Hashable {
        /// It is still being sent.
        case open
        case finished
        /// The fake closed or reset the connection, on purpose.
        case dropped
        /// The client closed the connection before the end.
        case clientClosed
    }

    /// The order of arrival, from 1.
    package var number: Int
    package var kind: Kind
    package var method: String
    package var path: String
    package var query: [String: String]
    package var headers: [FakeRequest.Header]
    /// The decoded body; nil where it is no JSON, or where the log keeps sizes only.
    package var body: JSONValue?
    /// The prompt; system first; empty where the log keeps sizes only.
    package var messages: [Message]
    /// The Unicode scalars of all messages together.
    package var promptCharacters: Int
    /// How many bytes of the prompt stand the same way at the beginning of the generate request before this one.
    package var sharedPrefixBytes: Int
    /// The prompt's length in UTF-8 bytes, messages joined by line breaks.
    package var promptBytes: Int
    /// The model's name as asked for; empty where none is.
    package var model: String
    package var isStreaming: Bool
    /// What the schedule chose for this request; nil for a good answer.
    package var misbehaviour: Misbehaviour?
    package var outcome = Outcome.open
    /// The HTTP status that was sent; nil before that.
    package var status: Int?
    /// What the answer said last that the call had used so far; nil where it never said.
    package var counted: TokenUsage?

    /// The prompt: all messages, joined by line breaks.
    package var prompt: String { messages.map(\.text).joined(separator: "\n") }

    /// The first header of that name, in any case of letters.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
