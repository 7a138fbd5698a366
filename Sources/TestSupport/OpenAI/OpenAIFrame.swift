import JSONNotation
import StoryDomain

/// The pieces of a chat completion.
struct OpenAIFrame: Sendable {
    let mode: FakeOpenAI.Mode
    let model: String
    let id: String
    let promptTokens: Int
    let cachedTokens: Int

    /// A moment in 2026, the same for every answer, in seconds since 1970.
    private static let created = 1_795_338_756

    /// The delta with which a stream begins.
    var opening: JSONValue { ["role": "assistant", "content": mode == .llamaCpp ? .null : ""] }

    /// A frame of a stream.
    ///
    /// - Parameters:
    ///   - delta: what is new; nil for a frame without choices.
    ///   - finish: why it ended; nil before the end.
    ///   - hasUsage: whether the frame has a `usage` member at all, null but for the last.
    func chunk(delta: JSONValue?, finish: String? = nil, hasUsage: Bool = false) -> JSONValue {
        let choice = delta.map { delta -> JSONValue in
            ["index": 0, "delta": delta, "finish_reason": finish.map { .string($0) } ?? .null]
        }
        return envelope("chat.completion.chunk", choices: choice.map { [$0] } ?? [])
            .adding("usage", hasUsage ? .some(.null) : nil)
    }

    /// A piece of text, or of thoughts, as a delta.
    static func delta(text: String, inParts hasParts: Bool) -> JSONValue {
        ["content": hasParts ? [["type": "text", "text": .string(text)]] : .string(text)]
    }

    /// A piece of thoughts, as a delta.
    static func delta(thought: String, inParts hasParts: Bool) -> JSONValue {
        guard hasParts else { return ["reasoning_content": .string(thought)] }
        let inner: JSONValue = [["type": "text", "text": .string(thought)]]
        return ["content": [["type": "thinking", "thinking": inner]]]
    }

    /// What was used, in another form than numbers.
    static func usage(_ usage: JSONValue, as form: Misbehaviour.UsageForm) -> JSONValue {
        func written(_ value: JSONValue) -> JSONValue {
            switch (value, form) {
            case (.integer(let count), .text): .string(String(count))
            case (.integer(let count), .fraction): .number(Double(count) + 0.5)
            case (.object, .list): []
            default: value
            }
        }
        guard form != .missing, case .object(let members) = usage else { return .null }
        let changed = JSONValue.object(members.map { JSONValue.Member($0.name, written($0.value)) })
        return form == .list ? [changed] : changed
    }

    /// A whole answer.
    func whole(text: String, thoughts: String, finish: String?) -> JSONValue {
        let message = JSONValue.object([])
            .adding("role", "assistant").adding("content", .string(text))
            .adding("reasoning_content", thoughts.isEmpty ? nil : .string(thoughts))
        let choice: JSONValue = [
            "index": 0, "message": message, "finish_reason": finish.map { .string($0) } ?? .null,
        ]
        return envelope("chat.completion", choices: [choice])
    }

    /// What was used.
    func counted(answer: String, thoughts: String) -> TokenUsage {
        TokenUsage(
            prompt: promptTokens, cached: cachedTokens, thinking: FakeTokens.count(thoughts),
            output: FakeTokens.count(answer))
    }

    /// What was used.
    func usage(answer: String, thoughts: String) -> JSONValue {
        let thought = FakeTokens.count(thoughts)
        let written = FakeTokens.count(answer) + thought
        let usage: JSONValue = [
            "prompt_tokens": .integer(promptTokens), "completion_tokens": .integer(written),
            "total_tokens": .integer(promptTokens + written),
            "prompt_tokens_details": ["cached_tokens": .integer(cachedTokens)],
        ]
        return thought == 0
            ? usage : usage.adding("completion_tokens_details", ["reasoning_tokens": .integer(thought)])
    }

    /// llama.cpp's measure: a hundred prompt tokens in a second, twenty written ones.
    func timings(answer: String) -> JSONValue {
        let read = max(1, promptTokens - cachedTokens)
        let written = max(1, FakeTokens.count(answer))
        return [
            "cache_n": .integer(cachedTokens), "prompt_n": .integer(read), "prompt_ms": .number(Double(read) * 10),
            "prompt_per_token_ms": .number(10), "prompt_per_second": .number(100), "predicted_n": .integer(written),
            "predicted_ms": .number(Double(written) * 50), "predicted_per_token_ms": .number(50),
            "predicted_per_second": .number(20),
        ]
    }

    /// How far the prompt is read.
    func progress(read: Int) -> JSONValue {
        [
            "total": .integer(promptTokens), "cache": .integer(cachedTokens), "processed": .integer(read),
            "time_ms": .integer(max(0, read - cachedTokens) * 10),
        ]
    }

    /// The word for an end.
    static func word(_ finish: Performance.Finish) -> String {
        switch finish {
        case .stop: "stop"
        case .length, .continuation: "length"
        case .filtered: "content_filter"
        case .unknown: "something_new"
        }
    }

    private func envelope(_ object: String, choices: [JSONValue]) -> JSONValue {
        let fingerprint: JSONValue? = mode == .huggingFace ? nil : "fp_fake"
        return JSONValue.object([])
            .adding("id", .string(id)).adding("object", .string(object)).adding("created", .integer(Self.created))
            .adding("model", .string(model)).adding("system_fingerprint", fingerprint)
            .adding("choices", .array(choices))
    }
}
