import JSONNotation
import LanguageModels
import StoryDomain

/// The body of `POST …/chat/completions`, from a request and what the model understands.
struct ChatBody: Sendable {
    let request: ModelRequest
    let profile: ModelProfile
    let dialect: OpenAICompatibleModel.Dialect

    /// The body as a value.
    var json: JSONValue {
        // Always a stream: only then does a server notice at once that we have gone.
        var body: [String: JSONValue] = [
            "model": .string(profile.model),
            "messages": .array(messages),
            "stream": true,
            "stream_options": ["include_usage": true],
        ]
        if let limit = profile.answerLimit(for: request) {
            body[profile.capabilities.maxCompletionTokens ? "max_completion_tokens" : "max_tokens"] = .integer(limit)
        }
        if !request.stopSequences.isEmpty {
            body["stop"] = .array(request.stopSequences.prefix(4).map { .string($0) })
        }
        if profile.capabilities.thinking == .effort || profile.capabilities.effort != nil {
            body["reasoning_effort"] = .string(profile.capabilities.effort ?? Effort.usual)
        }
        if let format = responseFormat { body["response_format"] = format }
        let sampling = ChatSampling(request.sampling, dialect: dialect)
        if profile.capabilities.sampling { body.merge(sampling.parameters) { _, new in new } }
        if profile.capabilities.seed, let seed = sampling.seed { body["seed"] = .integer(seed) }
        if dialect == .llamaCpp { body.merge(llamaCppFields) { _, new in new } }
        leaveOut(profile.capabilities.without, of: &body)
        return .object(body)
    }

    /// Takes out what the server refuses. One that does not stream is told so in the field's own way.
    private func leaveOut(_ names: Set<String>, of body: inout [String: JSONValue]) {
        for name in names where body[name] != nil { body[name] = nil }
        if names.contains("stream") {
            body["stream"] = false
            body["stream_options"] = nil
        }
    }

    /// The messages, with the schema told in the last of the user's where the provider has no schema mode.
    var messages: [JSONValue] {
        var turns = request.spoken(to: profile).messages
        if let appendix = schemaInWords {
            if let last = turns.lastIndex(where: { $0.role == .user }) {
                turns[last].text += "\n\n" + appendix
            } else {
                turns.append(Message(.user, appendix))
            }
        }
        return turns.map { ["role": .string($0.role.rawValue), "content": .string($0.text)] }
    }

    private var schemaInWords: String? {
        guard case .json(_, let schema) = request.format else { return nil }
        switch profile.capabilities.structure {
        case .jsonObject, .none: return SchemaPrompt.text(for: schema)
        case .jsonSchema, .bareSchema, .jsonObjectValue, .gemini: return nil
        }
    }

    private var responseFormat: JSONValue? {
        guard case .json(let name, let schema) = request.format else { return nil }
        switch profile.capabilities.structure {
        case .jsonSchema, .gemini:
            return [
                "type": "json_schema",
                "json_schema": ["name": .string(name), "strict": true, "schema": schema],
            ]
        case .bareSchema: return ["type": "json_schema", "schema": schema]
        case .jsonObjectValue: return ["type": "json_object", "value": schema]
        case .jsonObject: return ["type": "json_object"]
        case .none: return nil
        }
    }

    /// What only llama.cpp's server takes.
    private var llamaCppFields: [String: JSONValue] {
        var fields: [String: JSONValue] = ["cache_prompt": true, "return_progress": true]
        if request.format == .text, request.language.primary == "en" {
            fields["grammar"] = .string(request.sampling.kind == .prose ? Self.proseGrammar : Self.englishGrammar)
        }
        return fields
    }

    /// Printable ASCII and the typographic signs of English prose. Small models trained on much Chinese slip into it;
    /// with this grammar they cannot, at no measurable cost.
    static let englishGrammar = "root ::= [ -~\\n“”‘’—–…é]*"

    /// The same for prose, in paragraphs of at least 110 characters and without a colon. Small models slide from prose
    /// into a script (`Ada: "I'm here."`), whose short lines repeat each other; with this grammar they cannot.
    static let proseGrammar = """
        root ::= paragraph ("\\n\\n" paragraph)*
        paragraph ::= sign{110,}
        sign ::= [ -9;-~“”‘’—–…é]
        """
}
