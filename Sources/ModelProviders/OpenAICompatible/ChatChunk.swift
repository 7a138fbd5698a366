import LanguageModels

/// One event of an OpenAI-style stream, as far as we read it. Everything may be absent or null: servers differ.
struct ChatChunk: Decodable {
    var model: String?
    var choices: [Choice]?
    var usage: Usage?
    /// llama.cpp: how far the prompt is read.
    var promptProgress: PromptProgress?
    /// llama.cpp: the server's own measure, in the last chunk of text.
    var timings: ServerTimings?
    /// What went wrong, where this is no chunk but an error.
    var error: JSONValue?

    enum CodingKeys: String, CodingKey {
        case model, choices, usage, timings, error
        case promptProgress = "prompt_progress"
    }

    /// One of the answers; we never ask for more than one.
    struct Choice: Decodable {
        var index: Int?
        var delta: Delta?
        var finishReason: String?

        enum CodingKeys: String, CodingKey {
            case index, delta
            case finishReason = "finish_reason"
        }
    }

    /// A piece of an answer. Thinking (`reasoning_content`, `reasoning`) is left out on purpose: it is not the story.
    struct Delta: Decodable {
        /// Null in llama.cpp's first chunk.
        var content: String?
        /// OpenAI: the model's own words for why it does not answer.
        var refusal: String?
    }

    /// Tokens of the call; `prompt` includes the cached ones, `completion` the thinking.
    struct Usage: Decodable {
        var prompt: Int?
        var completion: Int?
        var promptDetails: PromptDetails?
        var completionDetails: CompletionDetails?

        enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case completion = "completion_tokens"
            case promptDetails = "prompt_tokens_details"
            case completionDetails = "completion_tokens_details"
        }

        /// Parts of the prompt.
        struct PromptDetails: Decodable {
            var cached: Int?

            enum CodingKeys: String, CodingKey {
                case cached = "cached_tokens"
            }
        }

        /// Parts of the answer.
        struct CompletionDetails: Decodable {
            var reasoning: Int?

            enum CodingKeys: String, CodingKey {
                case reasoning = "reasoning_tokens"
            }
        }
    }

    /// Tokens of the prompt: all, and those read or found in the cache so far.
    struct PromptProgress: Decodable {
        var total: Int
        var processed: Int
    }

    /// Tokens and milliseconds.
    struct ServerTimings: Decodable {
        var cachedTokens: Int?
        var promptTokens: Int?
        var promptMilliseconds: Double?
        var writtenTokens: Int?
        var writingMilliseconds: Double?

        enum CodingKeys: String, CodingKey {
            case cachedTokens = "cache_n"
            case promptTokens = "prompt_n"
            case promptMilliseconds = "prompt_ms"
            case writtenTokens = "predicted_n"
            case writingMilliseconds = "predicted_ms"
        }
    }
}
