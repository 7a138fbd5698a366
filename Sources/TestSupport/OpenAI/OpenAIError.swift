import JSONNotation

/// The bodies with which OpenAI-compatible servers refuse requests, each in its own shape.
struct OpenAIError: Sendable {
    let status: Int
    let json: JSONValue
    var headers: [(String, String)] = []

    /// OpenAI's shape.
    private static func object(_ status: Int, _ message: String, type: String, param: String? = nil, code: String?)
        -> OpenAIError
    {
        OpenAIError(
            status: status,
            json: [
                "error": [
                    "message": .string(message), "type": .string(type), "param": param.map { .string($0) } ?? .null,
                    "code": code.map { .string($0) } ?? .null,
                ]
            ]
        )
    }

    /// The router's other shape.
    private static func plain(_ status: Int, _ message: String) -> OpenAIError {
        OpenAIError(status: status, json: ["error": .string(message)])
    }

    /// llama.cpp's shape.
    private static func numbered(_ status: Int, _ message: String, type: String) -> OpenAIError {
        OpenAIError(
            status: status,
            json: ["error": ["code": .integer(status), "message": .string(message), "type": .string(type)]]
        )
    }

    /// The key is missing or wrong.
    static func badKey(_ mode: FakeOpenAI.Mode) -> OpenAIError {
        switch mode {
        case .openAI:
            object(401, "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key")
        case .huggingFace: plain(401, "Invalid username or password.")
        case .llamaCpp: numbered(401, "Invalid API Key", type: "authentication_error")
        }
    }

    /// Too many requests for this minute.
    static func rateLimited(_ mode: FakeOpenAI.Mode, seconds: Int) -> OpenAIError {
        var error =
            mode == .huggingFace
            ? plain(429, "Too many requests. Please try again later.")
            : object(
                429, "Rate limit reached. Please try again in \(seconds)s.", type: "requests",
                code: "rate_limit_exceeded")
        error.headers = [("retry-after", String(seconds)), ("x-ratelimit-remaining-requests", "0")]
        if mode == .openAI { error.headers.append(("retry-after-ms", String(seconds * 1000))) }
        return error
    }

    /// No credits left.
    static func noQuota(_ mode: FakeOpenAI.Mode) -> OpenAIError {
        if mode == .huggingFace {
            return plain(402, "You have reached your monthly spending limit for Inference Providers.")
        }
        return object(
            429, "You exceeded your current quota, please check your plan and billing details.",
            type: "insufficient_quota", code: "insufficient_quota")
    }

    /// The key has no quota for this model.
    static func noQuotaAtAll(_ mode: FakeOpenAI.Mode, model: String) -> OpenAIError {
        let message = "Rate limit reached for \(model) on requests per day (RPD): Limit 0, Used 0, Requested 1."
        return mode == .huggingFace
            ? plain(429, message) : object(429, message, type: "requests", code: "rate_limit_exceeded")
    }

    /// The caller's country is not served.
    static let regionNotServed = object(
        403, "Country, region, or territory not supported", type: "request_forbidden",
        code: "unsupported_country_region_territory")

    /// No capacity, or the model is not there yet.
    static func unavailable(_ mode: FakeOpenAI.Mode) -> OpenAIError {
        switch mode {
        case .openAI:
            object(503, "The engine is currently overloaded, please try again later.", type: "server_error", code: nil)
        case .huggingFace: plain(503, "The model is currently loading.")
        case .llamaCpp:
            OpenAIError(
                status: 503,
                json: ["error": ["message": "Loading model", "type": "unavailable_error", "code": 503]])
        }
    }

    /// The prompt was refused by a filter.
    static let blockedPrompt = object(
        400, "The prompt was flagged by the content filter.", type: "invalid_request_error", param: "prompt",
        code: "content_filter")

    /// There is no such model.
    static func unknownModel(_ model: String, _ mode: FakeOpenAI.Mode) -> OpenAIError {
        if mode == .huggingFace {
            return object(
                400, "The requested model '\(model)' is not supported by any provider you have enabled.",
                type: "invalid_request_error", param: "model", code: "model_not_supported")
        }
        return object(
            404, "The model `\(model)` does not exist or you do not have access to it.",
            type: "invalid_request_error", param: "model", code: "model_not_found")
    }

    /// Prompt and answer do not fit.
    static func contextOverflow(_ mode: FakeOpenAI.Mode, tokens: Int, limit: Int) -> OpenAIError {
        guard mode == .llamaCpp else {
            return object(
                400, "This model's maximum context length is \(limit) tokens. Your messages have \(tokens) tokens.",
                type: "invalid_request_error", param: "messages", code: "context_length_exceeded")
        }
        let message =
            "request (\(tokens) tokens) exceeds the available context size (\(limit) tokens), try increasing it"
        let error = JSONValue.object([])
            .adding("code", 400).adding("message", .string(message)).adding("type", "exceed_context_size_error")
            .adding("n_prompt_tokens", .integer(tokens)).adding("n_ctx", .integer(limit))
        return OpenAIError(status: 400, json: ["error": error])
    }

    /// A field is wrong.
    static func invalid(_ message: String, _ mode: FakeOpenAI.Mode) -> OpenAIError {
        mode == .llamaCpp
            ? numbered(400, message, type: "invalid_request_error")
            : object(400, message, type: "invalid_request_error", code: nil)
    }

    /// There is no such path.
    static func notFound(_ mode: FakeOpenAI.Mode) -> OpenAIError {
        mode == .llamaCpp
            ? numbered(404, "File Not Found", type: "not_found_error")
            : object(404, "Invalid URL", type: "invalid_request_error", code: nil)
    }

    /// The fault that comes in the middle of a stream.
    static func midStream(_ mode: FakeOpenAI.Mode) -> OpenAIError {
        switch mode {
        case .openAI:
            object(500, "The server had an error while processing your request.", type: "server_error", code: nil)
        case .huggingFace: plain(500, "The provider stopped answering.")
        case .llamaCpp: numbered(500, "failed to decode the batch", type: "server_error")
        }
    }
}
