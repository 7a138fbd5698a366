/// A `GenerateContentResponse`: one event of Gemini's stream, or the whole answer without streaming. Only what we read.
struct GeminiChunk: Decodable {
    var candidates: [Candidate]?
    var promptFeedback: PromptFeedback?
    var usageMetadata: Usage?
    var modelVersion: String?

    /// One of the answers; we never ask for more than one.
    struct Candidate: Decodable {
        var index: Int?
        var content: Content?
        var finishReason: String?
        /// With finish reason `CONTINUATION`: goes into the same request to have the answer gone on with.
        var continuationToken: String?
    }

    /// A piece of an answer. The last event often has a content without parts.
    struct Content: Decodable {
        var parts: [Part]?
    }

    /// A part; others than text are ignored.
    struct Part: Decodable {
        var text: String?
        /// Whether the text is thinking, not answer.
        var thought: Bool?
    }

    /// What the filter says of the prompt.
    struct PromptFeedback: Decodable {
        var blockReason: String?
    }

    /// Tokens so far; each event has the sums. Zeros are left out.
    struct Usage: Decodable {
        /// Includes the cached ones.
        var promptTokenCount: Int?
        var cachedContentTokenCount: Int?
        /// Does not include the thoughts.
        var candidatesTokenCount: Int?
        var thoughtsTokenCount: Int?
    }
}
