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
    /// Tokens that low thinking may use up on Gemini 3 and later, where only a level can be given.
    static let levelAllowance = 8192

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
        return .object(body)
    }

    /// The body of `countTokens`: that call takes contents only, so the rules go in as one.
    var countingJSON: JSONValue {
        ["contents": .array(contents(of: rules + turns))]
    }

    /// The system messages at the beginning. Later ones stay in their place, as the user's, so that the beginning of
    /// the prompt never changes.
    private var rules: [Message] {
        let rules = request.messages.prefix { $0.role == .system }
        return rules.count == request.messages.count ? [] : Array(rules)
    }

    private var turns: [Message] { Array(request.messages.dropFirst(rules.count)) }

    private func contents(of messages: [Message]) -> [JSONValue] {
        messages.map {
            ["role": $0.role == .assistant ? "model" : "user", "parts": [["text": .string($0.text)]]]
        }
    }

    private var generationConfig: [String: JSONValue] {
        var config: [String: JSONValue] = [:]
        if let limit = request.maxOutputTokens {
            config["maxOutputTokens"] = .integer(min(limit + thinkingAllowance, profile.maxOutputTokens))
        }
        if !request.stopSequences.isEmpty {
            config["stopSequences"] = .array(request.stopSequences.prefix(5).map { .string($0) })
        }
        if case .json(_, let schema) = request.format {
            config["responseMimeType"] = "application/json"
            config["responseJsonSchema"] = schema
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
        case .level: config["thinkingConfig"] = ["thinkingLevel": "LOW"]
        case .none, .effort: break
        }
        return config
    }

    /// Gemini counts thinking into the limit of the answer, so the limit is raised by what thinking may take.
    private var thinkingAllowance: Int {
        switch profile.capabilities.thinking {
        case .budget: Self.thinkingBudget * 2
        case .level: Self.levelAllowance
        case .none, .effort: 0
        }
    }
}
