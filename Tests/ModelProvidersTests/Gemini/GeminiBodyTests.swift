import JSONNotation
import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct GeminiBodyTests {
    private static let old = ModelCapabilities(sampling: true, structure: .gemini, thinking: .budget)
    private static let new = ModelCapabilities(sampling: false, structure: .gemini, thinking: .level)

    private func body(_ request: ModelRequest, _ capabilities: ModelCapabilities) -> JSONValue {
        var wide = profile(provider: "gemini", model: "gemini-x", capabilities: capabilities)
        wide.contextTokens = 1_048_576
        wide.maxOutputTokens = 65536
        wide.contextTokens = 1_048_576
        return GeminiBody(request: request, profile: wide).json
    }

    @Test func `Rules go into the system instruction, turns into contents`() throws {
        let request = proseRequest([
            Message(.system, "Rules."), Message(.system, "More."), Message(.user, "One."),
            Message(.assistant, "Answer."), Message(.system, "Late."), Message(.user, "Two."),
        ])
        let sent = body(request, Self.new)
        #expect(sent["systemInstruction"] == ["parts": [["text": "Rules."], ["text": "More."]]])
        #expect(
            sent["contents"]
                == (try json(
                    """
                    [{"role": "user", "parts": [{"text": "One."}]}, {"role": "model", "parts": [{"text": "Answer."}]},
                     {"role": "user", "parts": [{"text": "Late."}]}, {"role": "user", "parts": [{"text": "Two."}]}]
                    """)))
    }

    @Test func `A prompt of rules alone is sent as contents, of which there must be some`() {
        let sent = body(proseRequest([Message(.system, "Rules.")]), Self.new)
        #expect(sent["systemInstruction"] == nil)
        #expect(sent["contents"] == [["role": "user", "parts": [["text": "Rules."]]]])
    }

    @Test func `Gemini 3 gets a level of thinking, room for it, and no temperature`() throws {
        var request = proseRequest(sampling: Sampling(kind: .prose, seed: 5))
        request.stopSequences = ["1", "2", "3", "4", "5", "6"]
        #expect(
            body(request, Self.new)["generationConfig"]
                == (try json(
                    """
                    {"maxOutputTokens": 8692, "seed": 5, "stopSequences": ["1", "2", "3", "4", "5"],
                     "thinkingConfig": {"thinkingLevel": "LOW"}}
                    """)))
    }

    @Test func `Gemini 2_5 gets a budget of thinking and a temperature`() throws {
        #expect(
            body(proseRequest(sampling: Sampling(kind: .plan, variation: 2)), Self.old)["generationConfig"]
                == (try json(
                    """
                    {"maxOutputTokens": 1524, "temperature": 0.9, "topP": 0.95,
                     "thinkingConfig": {"thinkingBudget": 512}}
                    """)))
    }

    @Test func `The limit with its allowance stays within the model's`() {
        var request = proseRequest()
        request.maxOutputTokens = 65000
        #expect(body(request, Self.new)["generationConfig"]?["maxOutputTokens"] == 65536)
    }

    @Test func `Structured answers are asked for by JSON Schema`() {
        let schema: JSONValue = ["type": "object", "properties": ["a": ["type": "string"]]]
        let config = body(
            proseRequest(format: .json(name: "x", schema: schema), sampling: Sampling(kind: .plan)), Self.new)[
                "generationConfig"]
        #expect(config?["responseMimeType"] == "application/json")
        #expect(config?["responseJsonSchema"] == schema)
    }

    @Test(arguments: [
        (ContentPolicy.everyone, "BLOCK_LOW_AND_ABOVE", "BLOCK_LOW_AND_ABOVE"),
        (.guidance, "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE"),
        (.teens, "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE"),
        (.adults, "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH"),
    ])
    func `The content policy sets the filters`(policy: ContentPolicy, explicit: String, others: String) {
        var request = proseRequest()
        request.contentPolicy = policy
        let settings = body(request, Self.new)["safetySettings"]?.array ?? []
        let thresholds = settings.reduce(into: [String: String]()) {
            $0[$1["category"]?.string ?? ""] = $1["threshold"]?.string
        }
        #expect(
            thresholds == [
                "HARM_CATEGORY_HARASSMENT": others, "HARM_CATEGORY_HATE_SPEECH": others,
                "HARM_CATEGORY_SEXUALLY_EXPLICIT": explicit, "HARM_CATEGORY_DANGEROUS_CONTENT": others,
            ])
    }

    @Test func `Seeds fit into the 32 bits of the field`() {
        let request = proseRequest(sampling: Sampling(kind: .prose, seed: (1 << 32) + 3))
        #expect(body(request, Self.new)["generationConfig"]?["seed"] == 3)
    }
}
