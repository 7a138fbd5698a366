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
    /// The answer's limit is `max_completion_tokens`, not `max_tokens` (newer OpenAI models).
    package var maxCompletionTokens: Bool
    /// Takes messages of the system; where it does not, the rules stand in the first message of the user, and turns of
    /// the user and the model alternate strictly.
    package var systemRole: Bool
    /// Fields of the request's body that the server refuses, such as `stream_options`; they are left out.
    package var without: Set<String>
    /// What stands in `without` where a server refuses a beginning of the answer in the messages.
    static let beginning = "prefill"
    /// The word for the least thinking that is wished (`reasoning_effort`, Gemini's `thinkingLevel`); nil for the usual.
    package var effort: String?
    /// Tokens by which the limit of an answer is raised, since the model thinks first; nil for the usual number of its
    /// `thinking`.
    package var thinkingAllowance: Int?

    /// Takes capabilities; the defaults are those of a plain OpenAI-compatible server.
    package init(
        sampling: Bool = true, seed: Bool = true, structure: StructureDialect = .jsonSchema, prefill: Bool = false,
        prefixCache: Bool = false, thinking: ThinkingDialect = .none, maxCompletionTokens: Bool = false,
        systemRole: Bool = true, without: Set<String> = [], effort: String? = nil, thinkingAllowance: Int? = nil
    ) {
        self.sampling = sampling
        self.seed = seed
        self.structure = structure
        self.prefill = prefill
        self.prefixCache = prefixCache
        self.thinking = thinking
        self.maxCompletionTokens = maxCompletionTokens
        self.systemRole = systemRole
        self.without = without
        self.effort = effort
        self.thinkingAllowance = thinkingAllowance
    }

    /// A word for less thinking than is asked for now; nil where there is none, or where the server takes none.
    package var lesserEffort: String? {
        switch thinking {
        case .budget: nil
        case .level: effort == nil ? "MINIMAL" : nil
        case .effort: without.contains("reasoning_effort") ? nil : Effort.below(effort ?? Effort.usual)
        case .none: without.contains("reasoning_effort") || effort != nil ? nil : Effort.usual
        }
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
