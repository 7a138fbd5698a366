import JSONNotation

/// A `GenerateContentResponse`: one event of Gemini's stream, or the whole answer without streaming. Only what we read.
struct GeminiChunk {
    var candidates: [Candidate]?
    var promptFeedback: PromptFeedback?
    var usageMetadata: Usage?
    var modelVersion: String?

    /// Reads an event's payload.
    ///
    /// - Throws: `JSONFault`, `JSONMismatch`.
    init(_ payload: [UInt8]) throws {
        let fields = try JSONFields(try JSONReader.read(payload))
        candidates = try fields.objects("candidates")?.map(Candidate.init)
        promptFeedback = try fields.object("promptFeedback").map(PromptFeedback.init)
        usageMetadata = try fields.object("usageMetadata").map(Usage.init)
        modelVersion = try fields.string("modelVersion")
    }

    /// One of the answers; we never ask for more than one.
    struct Candidate {
        var index: Int?
        var content: Content?
        var finishReason: String?
        /// With finish reason `CONTINUATION`: goes into the same request to have the answer gone on with.
        var continuationToken: String?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            index = try fields.integer("index")
            content = try fields.object("content").map(Content.init)
            finishReason = try fields.string("finishReason")
            continuationToken = try fields.string("continuationToken")
        }
    }

    /// A piece of an answer. The last event often has a content without parts.
    struct Content {
        var parts: [Part]?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            parts = try fields.objects("parts")?.map(Part.init)
        }
    }

    /// A part; others than text are ignored.
    struct Part {
        var text: String?
        /// Whether the text is thinking, not answer.
        var thought: Bool?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            text = try fields.string("text")
            thought = try fields.bool("thought")
        }
    }

    /// What the filter says of the prompt.
    struct PromptFeedback {
        var blockReason: String?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            blockReason = try fields.string("blockReason")
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

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            promptTokenCount = try fields.integer("promptTokenCount")
            cachedContentTokenCount = try fields.integer("cachedContentTokenCount")
            candidatesTokenCount = try fields.integer("candidatesTokenCount")
            thoughtsTokenCount = try fields.integer("thoughtsTokenCount")
        }
    }
}
