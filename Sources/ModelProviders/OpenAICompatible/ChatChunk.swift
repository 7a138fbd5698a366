import JSONNotation

/// One event of an OpenAI-style stream, or a whole `chat.completion`, as far as we read it. Everything may be absent,
/// null or of another kind than OpenAI's: what cannot be read is left out, since no answer may be lost over its trimmings.
struct ChatChunk {
    /// Whether it says that it is a whole answer, not a piece of a stream.
    var isWhole: Bool
    var model: String?
    var choices: [Choice]?
    var usage: ChatUsage?
    /// llama.cpp: how far the prompt is read.
    var promptProgress: PromptProgress?
    /// llama.cpp: the server's own measure, in the last chunk of text.
    var timings: ServerTimings?
    /// What went wrong, where this is no chunk but an error.
    var error: JSONValue?

    /// Reads an event's payload.
    ///
    /// - Throws: `JSONFault` where it is no JSON, `JSONMismatch` where it is no object.
    init(_ payload: [UInt8]) throws {
        let fields = try JSONFields(try JSONReader.read(payload))
        let value = fields.value
        isWhole = value["object"]?.string == "chat.completion"
        model = value["model"]?.string
        choices = Self.choices(in: fields)
        usage = fields.any("usage").flatMap(ChatUsage.init)
        promptProgress = value["prompt_progress"].flatMap(PromptProgress.init)
        timings = fields.any("timings").map(ServerTimings.init)
        error = fields.any("error").flatMap { $0.string == "" || $0.bool == false ? nil : $0 }
    }

    /// A list of choices; a single one that stands without its list counts too.
    private static func choices(in fields: JSONFields) -> [Choice]? {
        switch fields.any("choices") {
        case .array(let elements)?: elements.compactMap(Choice.init)
        case .object(let members)?: Choice(.object(members)).map { [$0] }
        default: nil
        }
    }

    /// One of the answers; we never ask for more than one.
    struct Choice {
        var index: Int?
        /// What is new, in a stream.
        var delta: ChatContent?
        /// The whole answer, where a server answers at once though it was asked for a stream.
        var message: ChatContent?
        var finishReason: String?

        fileprivate init?(_ value: JSONValue) {
            guard case .object = value else { return nil }
            index = ChatUsage.count(value["index"])
            delta = value["delta"].flatMap(ChatContent.init(message:))
            message = value["message"].flatMap(ChatContent.init(message:))
            // `text`: servers that answer chats with the shape of OpenAI's older completions.
            if delta == nil, message == nil, let text = value["text"] { delta = ChatContent(content: text) }
            finishReason = value["finish_reason"]?.string ?? value["finishReason"]?.string
            if let native = Self.nativeReason(value), FinishWords.meaning(of: native) == .length,
                finishReason?.isEmpty == false
            {
                finishReason = native
            }
        }

        /// The word of the model's own provider, which gateways keep beside theirs (OpenRouter; LiteLLM 1.108 in whole
        /// answers). LiteLLM calls an answer that ran into Mistral's `model_length` a `stop`.
        private static func nativeReason(_ value: JSONValue) -> String? {
            (value["native_finish_reason"] ?? value["provider_specific_fields"]?["native_finish_reason"])?.string
        }
    }

    /// Tokens of the prompt: all, and those read or found in the cache so far.
    struct PromptProgress {
        var total: Int
        var processed: Int

        fileprivate init?(_ value: JSONValue) {
            guard let total = value["total"]?.integer, let processed = value["processed"]?.integer else { return nil }
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

        fileprivate init(_ value: JSONValue) {
            cachedTokens = value["cache_n"]?.integer
            promptTokens = value["prompt_n"]?.integer
            promptMilliseconds = value["prompt_ms"]?.double
            writtenTokens = value["predicted_n"]?.integer
            writingMilliseconds = value["predicted_ms"]?.double
        }
    }
}
