import JSONNotation
import LanguageModels

/// A chat completion's body, read with every dialect of `response_format`.
struct OpenAIQuestion: Sendable {
    var question: Question
    var isStreaming: Bool
    /// Whether a stream ends with usage.
    var includesUsage: Bool
    /// Whether llama.cpp is to tell how far it has read the prompt.
    var returnsProgress: Bool

    /// Why a body is refused.
    struct Refusal: Error {
        var message: String
    }

    /// Reads a body.
    ///
    /// - Returns: the question, or why a server of that mode would refuse it.
    static func read(_ body: JSONValue?, _ mode: FakeOpenAI.Mode) -> Result<OpenAIQuestion, Refusal> {
        guard let body, case .object = body else {
            return .failure(Refusal(message: "parse error: the body is no JSON object"))
        }
        guard let entries = body["messages"]?.array else {
            return .failure(Refusal(message: "'messages' is required and must be an array"))
        }
        if mode == .llamaCpp, let message = complaint(body, entries) { return .failure(Refusal(message: message)) }
        if (body["stop"]?.array?.count ?? 0) > 4 {
            return .failure(Refusal(message: "'stop' may hold at most 4 sequences"))
        }
        let format = body["response_format"]
        let type = format?["type"]?.string
        let limit = body["max_completion_tokens"]?.integer ?? body["max_tokens"]?.integer ?? body["n_predict"]?.integer
        let question = Question(
            messages: entries.map(message),
            schema: format?["json_schema"]?["schema"] ?? format?["schema"] ?? format?["value"] ?? body["json_schema"],
            wantsJSON: type == "json_schema" || type == "json_object" || body["json_schema"] != nil,
            maxTokens: limit.flatMap { $0 >= 0 ? $0 : nil },
            stopSequences: body["stop"]?.array?.compactMap(\.string) ?? [body["stop"]?.string].compactMap { $0 },
            continuesPrefill: mode == .llamaCpp
        )
        return .success(
            OpenAIQuestion(
                question: question, isStreaming: body["stream"] == true,
                includesUsage: body["stream_options"]?["include_usage"] == true,
                returnsProgress: body["return_progress"] == true
            )
        )
    }

    /// What llama.cpp's server does not take.
    private static func complaint(_ body: JSONValue, _ entries: [JSONValue]) -> String? {
        if (body["n"]?.integer ?? 1) > 1 { return "Only one completion choice is allowed" }
        if (body["dry_penalty_last_n"]?.integer ?? 0) < 0 { return "Value must be between 0 <= value" }
        if entries.suffix(2).filter({ $0["role"] == "assistant" }).count == 2 {
            return "Cannot have 2 or more assistant messages at the end of the list."
        }
        return nil
    }

    private static func message(_ entry: JSONValue) -> Message {
        let parts = entry["content"]?.array?.compactMap { $0["text"]?.string } ?? []
        let text = entry["content"]?.string ?? parts.joined()
        switch entry["role"]?.string {
        case "system", "developer": return Message(.system, text)
        case "assistant": return Message(.assistant, text)
        default: return Message(.user, text)
        }
    }
}
