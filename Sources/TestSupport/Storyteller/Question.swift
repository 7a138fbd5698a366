import JSONNotation
import LanguageModels

/// What a request asks, in words that both fakes share.
package struct Question: Sendable, Hashable {
    /// System first, then turns in order.
    package var messages: [Message]
    /// The JSON Schema that the answer is to follow, as the request's own field gives it.
    package var schema: JSONValue?
    /// Whether the answer is to be JSON, with or without a schema.
    package var wantsJSON: Bool
    /// The most tokens of the answer; nil for no limit.
    package var maxTokens: Int?
    /// Texts that end the answer.
    package var stopSequences: [String]
    /// Whether a last assistant message is to be continued as if it were the answer's beginning.
    package var continuesPrefill: Bool

    /// Takes a question's parts.
    package init(
        messages: [Message], schema: JSONValue? = nil, wantsJSON: Bool = false, maxTokens: Int? = nil,
        stopSequences: [String] = [], continuesPrefill: Bool = false
    ) {
        self.messages = messages
        self.schema = schema
        self.wantsJSON = wantsJSON
        self.maxTokens = maxTokens
        self.stopSequences = stopSequences
        self.continuesPrefill = continuesPrefill
    }

    /// A question of one user message.
    package init(_ text: String, schema: JSONValue? = nil) {
        self.init(messages: [Message(.user, text)], schema: schema, wantsJSON: schema != nil)
    }

    /// The text to be continued; nil where there is none.
    var prefill: String? {
        guard continuesPrefill, let last = messages.last, last.role == .assistant else { return nil }
        return last.text
    }

    /// The schema of the request or, where it gives none and no scene is asked for, the one told in the prompt.
    var effectiveSchema: JSONValue? {
        if let schema { return schema }
        if !wantsJSON && SceneInstruction.isScene(messages) { return nil }
        return messages.lazy.reversed().compactMap { SchemaInText.find(in: $0.text) }.first
    }

    /// Whether the answer is to be JSON.
    package var isStructured: Bool { wantsJSON || effectiveSchema != nil }
}
