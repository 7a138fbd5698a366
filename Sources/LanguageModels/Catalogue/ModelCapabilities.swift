/// What a model understands; data, not code, so that a new model needs no release.
package struct ModelCapabilities: Sendable, Hashable, Codable {
    /// Takes temperature and its kin. Gemini 3 and later ignore them and will refuse them.
    package var sampling: Bool
    /// Honours a seed.
    package var seed: Bool
    /// How JSON of a schema is asked for.
    package var structure: StructureDialect
    /// Goes on from an assistant message at the end of the prompt.
    package var prefill: Bool
    /// Keeps the prompt's prefix between calls, so that an append-only history is cheap.
    package var prefixCache: Bool
    /// How thinking is asked for.
    package var thinking: ThinkingDialect
    /// The least effort that it takes, where it is told by `ThinkingDialect.effort`.
    package var effort: Effort
    /// The answer's limit is `max_completion_tokens`, not `max_tokens` (newer OpenAI models).
    package var maxCompletionTokens: Bool

    /// Takes capabilities; the defaults are those of a plain OpenAI-compatible server.
    package init(
        sampling: Bool = true, seed: Bool = true, structure: StructureDialect = .jsonSchema, prefill: Bool = false,
        prefixCache: Bool = false, thinking: ThinkingDialect = .none, effort: Effort = .low,
        maxCompletionTokens: Bool = false
    ) {
        self.sampling = sampling
        self.seed = seed
        self.structure = structure
        self.prefill = prefill
        self.prefixCache = prefixCache
        self.thinking = thinking
        self.effort = effort
        self.maxCompletionTokens = maxCompletionTokens
    }

    /// How a provider wants to be asked for JSON of a schema.
    package enum StructureDialect: String, Sendable, Hashable, Codable {
        /// Gemini's `responseJsonSchema`.
        case gemini
        /// OpenAI's `response_format: {type: json_schema, json_schema: {…}}`.
        case jsonSchema = "json_schema"
        /// Together's `{type: json_schema, schema: {…}}`.
        case bareSchema = "bare_schema"
        /// Text Generation Inference's `{type: json_object, value: {…}}`.
        case jsonObjectValue = "json_object_value"
        /// Only `{type: json_object}`; the schema is told in the prompt.
        case jsonObject = "json_object"
        /// Nothing; the schema is told in the prompt.
        case none
    }

    /// The least that `reasoning_effort` can be: all models take `low`, GPT-5 `minimal` too, GPT-5.6 and GPT-6 `none`.
    package enum Effort: String, Sendable, Hashable, Codable {
        case none, minimal, low
    }

    /// How a provider wants to be told how much to think.
    package enum ThinkingDialect: String, Sendable, Hashable, Codable {
        /// It does not think, or cannot be told.
        case none
        /// Gemini 2.5: `thinkingBudget` in tokens.
        case budget
        /// Gemini 3 and later: `thinkingLevel`.
        case level
        /// OpenAI-style `reasoning_effort`.
        case effort
    }
}
