import JSONNotation

/// A `GenerateContentResponse`: one event of Gemini's stream, or the whole answer without streaming. Only what we read;
/// what is of another kind than documented is left out, since no answer may be lost over its trimmings.
struct GeminiChunk {
    var candidates: [Candidate]?
    var promptFeedback: PromptFeedback?
    var usageMetadata: Usage?
    var modelVersion: String?

    /// Reads an event's payload.
    ///
    /// - Throws: `JSONFault` where it is no JSON, `JSONMismatch` where it is no object.
    init(_ payload: [UInt8]) throws {
        let fields = try JSONFields(try JSONReader.read(payload))
        candidates = fields.any("candidates")?.array?.map(Candidate.init)
        promptFeedback = fields.any("promptFeedback").map(PromptFeedback.init)
        usageMetadata = fields.any("usageMetadata").map(Usage.init)
        modelVersion = fields.value["modelVersion"]?.string
    }

    /// One of the answers; we never ask for more than one.
    struct Candidate {
        var index: Int?
        var content: Content?
        var finishReason: String?
        /// With finish reason `CONTINUATION`: goes into the same request to have the answer gone on with.
        var continuationToken: String?

        fileprivate init(_ value: JSONValue) {
            index = value["index"]?.integer
            content = value["content"].map(Content.init)
            finishReason = value["finishReason"]?.string
            continuationToken = value["continuationToken"]?.string
        }
    }

    /// A piece of an answer. The last event often has a content without parts.
    struct Content {
        var parts: [Part]?

        fileprivate init(_ value: JSONValue) {
            parts = value["parts"]?.array?.map(Part.init)
        }
    }

    /// A part; others than text are ignored.
    struct Part {
        var text: String?
        /// Whether the text is thinking, not answer.
        var thought: Bool?

        fileprivate init(_ value: JSONValue) {
            text = value["text"]?.string
            thought = value["thought"]?.bool
        }
    }

    /// What the filter says of the prompt.
    struct PromptFeedback {
        var blockReason: String?

        fileprivate init(_ value: JSONValue) {
            blockReason = value["blockReason"]?.string
        }
    }

    /// Tokens so far; each event has the sums. Zeros are left out.
    struct Usage {
        /// Includes the cached ones.
        var promptTokenCount: Int?
        var cachedContentTokenCount: Int?
        /// Does not include the thoughts.
        var candidatesTokenCount: Int?
        var thoughtsTokenCount: Int?

        fileprivate init(_ value: JSONValue) {
            promptTokenCount = ChatUsage.count(value["promptTokenCount"])
            cachedContentTokenCount = ChatUsage.count(value["cachedContentTokenCount"])
            candidatesTokenCount = ChatUsage.count(value["candidatesTokenCount"])
            thoughtsTokenCount = ChatUsage.count(value["thoughtsTokenCount"])
        }
    }
}
