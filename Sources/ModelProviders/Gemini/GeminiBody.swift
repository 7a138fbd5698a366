import JSONNotation
import LanguageModels
import StoryDomain

/// The body of a `generateContent` call, from a request and what the model understands.
struct GeminiBody: Sendable {
    let request: ModelRequest
    let profile: ModelProfile
    /// Where an earlier answer to the same request stopped at the limit of one request.
    var continuationToken: String?

    /// Tokens of thinking that Gemini 2.5 is given; all its models take this number.
    static let thinkingBudget = 512

    /// The body as a value.
    var json: JSONValue {
        var body: [String: JSONValue] = [
            "contents": .array(contents(of: turns)),
            "generationConfig": .object(generationConfig),
            "safetySettings": .array(GeminiSafety.settings(for: request.contentPolicy)),
        ]
        if !rules.isEmpty {
            body["systemInstruction"] = ["parts": .array(rules.map { ["text": .string($0.text)] })]
        }
        if let continuationToken { body["continuationToken"] = .string(continuationToken) }
        if isRefused("safetySettings") { body["safetySettings"] = nil }
        return .object(body)
    }

    /// The body of `countTokens`: that call takes contents only, so the rules go in as one.
    var countingJSON: JSONValue {
        ["contents": .array(contents(of: rules + turns))]
    }

    /// The system messages at the beginning. Later ones stay in their place, as the user's, so that the beginning of
    /// the prompt never changes.
    private var rules: [Message] {
        let rules = messages.prefix { $0.role == .system }
        return rules.count == messages.count ? [] : Array(rules)
    }

    private var turns: [Message] {
        var turns = Array(messages.dropFirst(rules.count))
        if let appendix = schemaInWords, let last = turns.lastIndex(where: { $0.role == .user }) {
            turns[last].text += "\n\n" + appendix
        }
        return turns
    }

    private var messages: [Message] { request.spoken(to: profile).messages }

    /// The schema in words, for models that take none (Gemma).
    private var schemaInWords: String? {
        guard case .json(_, let schema) = request.format else { return nil }
        return [.jsonObject, .none].contains(profile.capabilities.structure) ? SchemaPrompt.text(for: schema) : nil
    }

    /// Whether the server refuses a field; names are kept in lower case.
    private func isRefused(_ field: String) -> Bool { profile.capabilities.without.contains(field.lowercased()) }

    private func contents(of messages: [Message]) -> [JSONValue] {
        messages.map {
            ["role": $0.role == .assistant ? "model" : "user", "parts": [["text": .string($0.text)]]]
        }
    }

    private var generationConfig: [String: JSONValue] {
        var config: [String: JSONValue] = [:]
        if let limit = profile.answerLimit(for: request) { config["maxOutputTokens"] = .integer(limit) }
        if !request.stopSequences.isEmpty {
            config["stopSequences"] = .array(request.stopSequences.prefix(5).map { .string($0) })
        }
        if case .json(_, let schema) = request.format {
            if profile.capabilities.structure != .none { config["responseMimeType"] = "application/json" }
            if schemaInWords == nil { config["responseJsonSchema"] = schema }
        }
        let step = request.sampling.variation
        if profile.capabilities.seed, let seed = request.sampling.seed {
            // The field is a signed 32-bit number.
            config["seed"] = .integer(Int(Int32(truncatingIfNeeded: seed &+ step &* 7919)))
        }
        if profile.capabilities.sampling {
            let usual = request.sampling.kind == .prose ? 1.0 : 0.7
            let temperature = min(usual + 0.1 * Double(max(0, step)), 1.5)
            config["temperature"] = .number((temperature * 100).rounded() / 100)
            config["topP"] = 0.95
        }
        switch profile.capabilities.thinking {
        case .budget: config["thinkingConfig"] = ["thinkingBudget": .integer(Self.thinkingBudget)]
        case .level: config["thinkingConfig"] = ["thinkingLevel": .string(profile.capabilities.effort ?? "LOW")]
        case .none, .effort: break
        }
        if isRefused("thinkingLevel") { config["thinkingConfig"] = nil }
        return config.filter { !isRefused($0.key) }
    }
}
