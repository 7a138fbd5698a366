import JSONNotation

/// What a server is like, call after call: it refuses what others take, holds less, or thinks before it answers. Played as
/// a misbehaviour that only happens to requests that offend it, so that a client which has learned is answered well.
package enum ServerHabit: Sendable, Hashable {
    /// A field of the body, or of Gemini's `generationConfig`, is refused by its name.
    case refusesField(String)
    /// JSON by a schema is refused in words: DeepSeek's sentence, Gemma's at Google.
    case refusesSchemas
    /// A message of the system is refused, as chat templates of Gemma 2 do; turns must alternate.
    case refusesSystemRole
    /// Prompt and answer of more tokens are refused, in the words of vLLM, llama.cpp and Google.
    case holds(tokens: Int)
    /// A higher limit of the answer is refused, in OpenAI's words and Google's.
    case writesAtMost(tokens: Int)
    /// Thoughts of so many tokens come before each answer and count into its limit.
    case thinks(tokens: Int)

    /// Whether a request meets the habit.
    func isMet(by request: RecordedRequest) -> Bool {
        switch self {
        case .refusesField(let name): Self.field(name, of: request.body) != nil
        case .refusesSchemas:
            request.body?["response_format"]?["type"] == "json_schema"
                || Self.field("responseJsonSchema", of: request.body) != nil
        case .refusesSystemRole:
            request.body?["systemInstruction"] != nil || !Self.alternates(request.body)
        case .holds(let tokens):
            Self.prompt(of: request) + (Self.limit(of: request) ?? 0) > tokens
        case .writesAtMost(let tokens): (Self.limit(of: request) ?? 0) > tokens
        case .thinks: true
        }
    }

    /// How the refusal is put; nil for a habit that is none.
    func refusal(of request: RecordedRequest, on wire: Wire) -> (status: Int, body: JSONValue)? {
        let (prompt, limit) = (Self.prompt(of: request), Self.limit(of: request) ?? 0)
        switch (self, wire) {
        case (.thinks, _): return nil
        case (.refusesField(let name), .gemini):
            let path =
                "Invalid JSON payload received. Unknown name \"\(name)\" at 'generation_config': Cannot find field."
            return Self.google(path)
        case (.refusesField(let name), .openAI):
            return Self.openAI(
                "Unsupported parameter: '\(name)' is not supported with this model.", param: name,
                code: "unsupported_parameter")
        case (.refusesField(let name), _):
            let finding: JSONValue = [
                "type": "extra_forbidden", "loc": ["body", .string(name)], "msg": "Extra inputs are not permitted",
            ]
            return (422, ["detail": .array([finding])])
        case (.refusesSchemas, .gemini): return Self.google("JSON mode is not enabled for models/\(request.model)")
        case (.refusesSchemas, _): return Self.openAI("This response_format type is unavailable now")
        case (.refusesSystemRole, .gemini):
            return Self.google("Developer instruction is not enabled for models/\(request.model)")
        case (.refusesSystemRole, _): return Self.openAI("System role not supported")
        case (.holds(let tokens), .gemini):
            return Self.google(
                "The input token count (\(prompt + limit)) exceeds the maximum number of tokens allowed (\(tokens)).")
        case (.holds(let tokens), .llamaCpp):
            let message =
                "request (\(prompt) tokens) exceeds the available context size (\(tokens) tokens), try increasing it"
            let error: JSONValue = [
                "code": 400, "message": .string(message), "type": "exceed_context_size_error",
                "n_prompt_tokens": .integer(prompt), "n_ctx": .integer(tokens),
            ]
            return (400, ["error": error])
        case (.holds(let tokens), _):
            return Self.openAI(
                "This model's maximum context length is \(tokens) tokens. However, you requested \(prompt + limit) tokens "
                    + "(\(prompt) in the messages, \(limit) in the completion). Please reduce the length of the messages "
                    + "or completion.")
        case (.writesAtMost(let tokens), .gemini):
            return Self.google(
                "Unable to submit request because it has a maxOutputTokens value of \(limit) but the supported range is "
                    + "from 1 (inclusive) to \(tokens + 1) (exclusive).")
        case (.writesAtMost(let tokens), _):
            return Self.openAI(
                "max_tokens is too large: \(limit). This model supports at most \(tokens) completion tokens, whereas you "
                    + "provided \(limit).", param: "max_tokens", code: "invalid_value")
        }
    }

    private static func openAI(_ message: String, param: String? = nil, code: String? = nil) -> (Int, JSONValue) {
        let error: JSONValue = [
            "message": .string(message), "type": "invalid_request_error", "param": param.map { .string($0) } ?? .null,
            "code": code.map { .string($0) } ?? .null,
        ]
        return (400, ["error": error])
    }

    private static func google(_ message: String) -> (Int, JSONValue) {
        (400, ["error": ["code": 400, "message": .string(message), "status": "INVALID_ARGUMENT"]])
    }

    private static func field(_ name: String, of body: JSONValue?) -> JSONValue? {
        body?[name] ?? body?["generationConfig"]?[name]
    }

    private static func limit(of request: RecordedRequest) -> Int? {
        ["max_tokens", "max_completion_tokens", "maxOutputTokens"].lazy
            .compactMap { field($0, of: request.body)?.integer }.first
    }

    private static func prompt(of request: RecordedRequest) -> Int {
        FakeTokens.count(characters: request.promptCharacters)
    }

    /// Whether the messages are of the user and the model in turn, the user first; Gemini's contents need not be.
    private static func alternates(_ body: JSONValue?) -> Bool {
        guard let messages = body?["messages"]?.array else { return true }
        return messages.enumerated().allSatisfy { $1["role"]?.string == ($0.isMultiple(of: 2) ? "user" : "assistant") }
    }
}
