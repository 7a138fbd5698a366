import JSONNotation

/// What a delta or a message says: text, thoughts, a refusal.
///
/// Text is a string with OpenAI, and a list of parts with others (Mistral's reasoning models; gateways before Anthropic).
/// Thoughts have a member of their own (`reasoning_content` at DeepSeek and older vLLM, `reasoning` at newer vLLM, Ollama
/// and OpenRouter, `reasoning_details` at OpenRouter, `thinking_blocks` at LiteLLM), or are parts of the content. They
/// are never text; only how long they are is kept, as a sign of life and for the books.
struct ChatContent: Sendable, Hashable {
    /// What belongs to the answer.
    var text = ""
    /// Characters of thoughts.
    var thoughtCharacters = 0
    /// Whether the model says, in its own words, why it does not answer.
    var isRefusal = false

    /// Reads a delta or a message; nil where it is no object.
    init?(message: JSONValue) {
        guard case .object = message else { return nil }
        if let content = message["content"] { take(content) }
        // The same thoughts often stand in two members, so that they are not added up.
        let beside = Self.thoughtMembers.map { Self.characters(of: message[$0]) }.max() ?? 0
        thoughtCharacters += beside
        if let refusal = message["refusal"]?.string, !refusal.isEmpty { isRefusal = true }
    }

    /// Reads a content alone.
    init(content: JSONValue) {
        take(content)
    }

    private static let thoughtMembers = [
        "reasoning_content", "reasoning", "reasoning_details", "thinking", "thinking_blocks", "thoughts",
    ]

    private mutating func take(_ content: JSONValue) {
        switch content {
        case .string(let piece): text += piece
        case .array(let parts): parts.forEach { take($0) }
        case .object: take(part: content)
        case .null, .bool, .integer, .number: break
        }
    }

    private mutating func take(part: JSONValue) {
        let kind = part["type"]?.string?.lowercased() ?? "text"
        if part["thought"]?.bool == true || Self.thoughtWords.contains(where: kind.contains) {
            thoughtCharacters += Self.characters(of: part)
        } else if kind.contains("refusal") {
            isRefusal = true
        } else if let inner = part["text"] {
            // A text is a string, or an object that holds one (`{"value": "…"}`).
            text += inner.string ?? inner["value"]?.string ?? ""
        } else if let inner = part["content"] {
            take(inner)
        }
    }

    private static let thoughtWords = ["think", "reason", "thought"]

    /// Characters of the texts in a thought, whatever its shape. Members that are no text for people (signatures,
    /// identifiers, encrypted thoughts) don't count.
    private static func characters(of thought: JSONValue?) -> Int {
        switch thought {
        case .string(let text)?: text.count
        case .array(let parts)?: parts.reduce(0) { $0 + characters(of: $1) }
        case .object?: thoughtTexts.reduce(0) { $0 + characters(of: thought?[$1]) }
        default: 0
        }
    }

    private static let thoughtTexts = ["text", "thinking", "summary", "content", "reasoning"]
}
