import JSONNotation
import StoryDomain

/// The pieces of Gemini's answers.
struct GeminiFrame: Sendable {
    let model: String
    let responseID: String
    let promptTokens: Int
    let cachedTokens: Int

    /// What was used so far.
    func counted(answer: String, thoughts: String) -> TokenUsage {
        TokenUsage(
            prompt: promptTokens, cached: cachedTokens, thinking: FakeTokens.count(thoughts),
            output: FakeTokens.count(answer))
    }

    /// What was used so far; zero counts are left out, as protobuf does.
    func usage(answer: String, thoughts: String) -> JSONValue {
        let written = FakeTokens.count(answer)
        let thought = FakeTokens.count(thoughts)
        func count(_ tokens: Int) -> JSONValue? { tokens > 0 ? .integer(tokens) : nil }
        return JSONValue.object([])
            .adding("promptTokenCount", count(promptTokens))
            .adding("cachedContentTokenCount", count(cachedTokens))
            .adding("candidatesTokenCount", count(written))
            .adding("totalTokenCount", count(promptTokens + written + thought))
            .adding("promptTokensDetails", [["modality": "TEXT", "tokenCount": .integer(promptTokens)]])
            .adding("thoughtsTokenCount", count(thought))
    }

    /// One response, whole or a frame of a stream.
    ///
    /// - Parameters:
    ///   - parts: the parts; nil leaves the member out, as last frames do.
    ///   - finish: Gemini's word for why it ended; nil before the end.
    ///   - token: what continues a `CONTINUATION`.
    func json(
        parts: [JSONValue]?, finish: String? = nil, token: String? = nil, usage: JSONValue
    ) -> JSONValue {
        let content = JSONValue.object([]).adding("parts", parts.map { .array($0) }).adding("role", "model")
        let candidate = JSONValue.object([])
            .adding("content", content)
            .adding("finishReason", finish.map { .string($0) })
            .adding("continuationToken", token.map { .string($0) })
            .adding("index", 0)
        return [
            "candidates": [candidate], "usageMetadata": usage, "modelVersion": .string(model),
            "responseId": .string(responseID),
        ]
    }

    /// The answer to a prompt that is refused: no candidates.
    var blocked: JSONValue {
        [
            "promptFeedback": ["blockReason": "PROHIBITED_CONTENT"], "usageMetadata": usage(answer: "", thoughts: ""),
            "modelVersion": .string(model), "responseId": .string(responseID),
        ]
    }

    /// A part of the text.
    static func part(_ text: String) -> JSONValue { ["text": .string(text)] }

    /// A part that is a thought.
    static func thought(_ text: String) -> JSONValue { ["text": .string(text), "thought": true] }

    /// Gemini's word for an end.
    static func word(_ finish: Performance.Finish) -> String {
        switch finish {
        case .stop: "STOP"
        case .length: "MAX_TOKENS"
        case .filtered: "SAFETY"
        case .continuation: "CONTINUATION"
        case .unknown: "SOMETHING_NEW"
        }
    }
}
