import JSONNotation
import LanguageModels

/// A `generateContent` body, read as Gemini's servers read it: camelCase or snake_case, unknown fields refused.
struct GeminiQuestion: Sendable {
    var question: Question
    var includesThoughts: Bool
    /// The token of an answer that is to be continued.
    var continuationToken: String?

    /// Reads a body.
    ///
    /// - Returns: the question, or why Gemini would refuse it.
    static func read(_ body: JSONValue?, model: String) -> Result<GeminiQuestion, Refusal> {
        guard let body, case .object = body else {
            return .failure(Refusal(message: "Invalid JSON payload received. Unexpected end of input."))
        }
        let config = body.member("generationConfig") ?? .object([:])
        if let message = unknownField(in: body, config) ?? contradiction(in: config, model: model) {
            return .failure(Refusal(message: message))
        }
        let contents = body.member("contents")?.array ?? []
        guard !contents.isEmpty else {
            return .failure(Refusal(message: "* GenerateContentRequest.contents: contents is not specified"))
        }
        var messages = body.member("systemInstruction").map { [Message(.system, text(of: $0))] } ?? []
        for content in contents {
            switch content.member("role")?.string ?? "user" {
            case "user": messages.append(Message(.user, text(of: content)))
            case "model": messages.append(Message(.assistant, text(of: content)))
            default: return .failure(Refusal(message: "Please use a valid role: user, model."))
            }
        }
        let question = Question(
            messages: messages, schema: config.member("responseJsonSchema") ?? config.member("responseSchema"),
            wantsJSON: config.member("responseMimeType") == "application/json",
            maxTokens: config.member("maxOutputTokens")?.integer,
            stopSequences: config.member("stopSequences")?.array?.compactMap(\.string) ?? []
        )
        let thinking = config.member("thinkingConfig")
        return .success(
            GeminiQuestion(
                question: question, includesThoughts: thinking?.member("includeThoughts") == true,
                continuationToken: body.member("continuationToken")?.string
            )
        )
    }

    /// Why a body is refused.
    struct Refusal: Error {
        var message: String
    }

    private static func text(of content: JSONValue) -> String {
        (content.member("parts")?.array ?? [])
            .filter { $0.member("thought") != true }
            .compactMap { $0.member("text")?.string }.joined()
    }

    private static func unknownField(in body: JSONValue, _ config: JSONValue) -> String? {
        guard case .object(let members) = body, case .object(let settings) = config else {
            return "Invalid value at 'generation_config'."
        }
        if let name = members.map(\.name).sorted().first(where: { !fields.contains($0.camelCased) }) {
            return "Invalid JSON payload received. Unknown name \"\(name)\": Cannot find field."
        }
        if let name = settings.map(\.name).sorted().first(where: { !settingNames.contains($0.camelCased) }) {
            return "Invalid JSON payload received. Unknown name \"\(name)\" at 'generation_config': Cannot find field."
        }
        return nil
    }

    private static func contradiction(in config: JSONValue, model: String) -> String? {
        let hasSchema = config.member("responseSchema") != nil
        let hasJSONSchema = config.member("responseJsonSchema") != nil
        if hasSchema && hasJSONSchema { return "Only one of response_schema and response_json_schema may be set." }
        if (hasSchema || hasJSONSchema) && config.member("responseMimeType") != "application/json" {
            return "A response schema is only supported with response_mime_type application/json."
        }
        if (config.member("stopSequences")?.array?.count ?? 0) > 5 {
            return "The number of stop sequences must not exceed 5."
        }
        guard let thinking = config.member("thinkingConfig") else { return nil }
        let level = thinking.member("thinkingLevel")?.string
        if level != nil && thinking.member("thinkingBudget") != nil {
            return "You can only set one of thinking budget and thinking level."
        }
        if level?.uppercased() == "MINIMAL" && withoutMinimalThinking.contains(where: { model.hasPrefix($0) }) {
            return "Thinking level MINIMAL is not supported for this model."
        }
        return nil
    }

    private static let withoutMinimalThinking = [
        "gemini-3.7-flash", "gemini-3.8-flash", "gemini-3.1-pro", "gemini-4-argon",
    ]

    private static let fields: Set<String> = [
        "contents", "systemInstruction", "generationConfig", "safetySettings", "tools", "toolConfig", "cachedContent",
        "serviceTier", "store", "labels", "continuationToken", "model",
    ]

    private static let settingNames: Set<String> = [
        "temperature", "topP", "topK", "candidateCount", "maxOutputTokens", "stopSequences", "seed", "presencePenalty",
        "frequencyPenalty", "responseLogprobs", "logprobs", "responseMimeType", "responseSchema", "responseJsonSchema",
        "responseModalities", "thinkingConfig", "speechConfig", "imageConfig", "mediaResolution",
        "audioTranscriptionConfig",
    ]
}

extension JSONValue {
    /// The member of that camelCase name, which may be spelled in snake_case.
    func member(_ name: String) -> JSONValue? { self[name] ?? self[name.snakeCased] }
}

extension String {
    /// `maxOutputTokens` as `max_output_tokens`.
    fileprivate var snakeCased: String {
        reduce(into: "") { text, character in
            if character.isUppercase { text += "_" }
            text += character.lowercased()
        }
    }

    /// `max_output_tokens` as `maxOutputTokens`.
    fileprivate var camelCased: String {
        let parts = split(separator: "_")
        return parts.dropFirst().reduce(parts.first.map(String.init) ?? "") { $0 + String($1).capitalizedWord }
    }
}
