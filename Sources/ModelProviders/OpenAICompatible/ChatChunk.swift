import JSONNotation

/// One event of an OpenAI-style stream, as far as we read it. Everything may be absent or null: servers differ.
struct ChatChunk {
    var model: String?
    var choices: [Choice]?
    var usage: Usage?
    /// llama.cpp: how far the prompt is read.
    var promptProgress: PromptProgress?
    /// llama.cpp: the server's own measure, in the last chunk of text.
    var timings: ServerTimings?
    /// What went wrong, where this is no chunk but an error.
    var error: JSONValue?

    /// Reads an event's payload.
    ///
    /// - Throws: `JSONFault`, `JSONMismatch`.
    init(_ payload: [UInt8]) throws {
        let fields = try JSONFields(try JSONReader.read(payload))
        model = try fields.string("model")
        choices = try fields.objects("choices")?.map(Choice.init)
        usage = try fields.object("usage").map(Usage.init)
        promptProgress = try fields.object("prompt_progress").map(PromptProgress.init)
        timings = try fields.object("timings").map(ServerTimings.init)
        error = fields.any("error")
    }

    /// One of the answers; we never ask for more than one.
    struct Choice {
        var index: Int?
        var delta: Delta?
        var finishReason: String?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            index = try fields.integer("index")
            delta = try fields.object("delta").map(Delta.init)
            finishReason = try fields.string("finish_reason")
        }
    }

    /// A piece of an answer. Thinking (`reasoning_content`, `reasoning`) is left out on purpose: it is not the story.
    struct Delta {
        /// Null in llama.cpp's first chunk.
        var content: String?
        /// OpenAI: the model's own words for why it does not answer.
        var refusal: String?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            content = try fields.string("content")
            refusal = try fields.string("refusal")
        }
    }

    /// Tokens of the call; `prompt` includes the cached ones, `completion` the thinking.
    struct Usage {
        var prompt: Int?
        var completion: Int?
        /// Of the prompt's.
        var cached: Int?
        /// Of the completion's.
        var reasoning: Int?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            prompt = try fields.integer("prompt_tokens")
            completion = try fields.integer("completion_tokens")
            cached = try fields.object("prompt_tokens_details")?.integer("cached_tokens")
            reasoning = try fields.object("completion_tokens_details")?.integer("reasoning_tokens")
        }
    }

    /// Tokens of the prompt: all, and those read or found in the cache so far.
    struct PromptProgress {
        var total: Int
        var processed: Int

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            guard let total = try fields.integer("total") else { throw JSONMismatch(name: "total") }
            guard let processed = try fields.integer("processed") else { throw JSONMismatch(name: "processed") }
            self.total = total
            self.processed = processed
        }
    }

    /// Tokens and milliseconds.
    struct ServerTimings {
        var cachedTokens: Int?
        var promptTokens: Int?
        var promptMilliseconds: Double?
        var writtenTokens: Int?
        var writingMilliseconds: Double?

        fileprivate init(_ fields: JSONFields) throws(JSONMismatch) {
            cachedTokens = try fields.integer("cache_n")
            promptTokens = try fields.integer("prompt_n")
            promptMilliseconds = try fields.double("prompt_ms")
            writtenTokens = try fields.integer("predicted_n")
            writingMilliseconds = try fields.double("predicted_ms")
        }
    }
}
