/// What can be learned of a model at a server. The raw value is the name in the database.
package enum TraitName: Sendable, Hashable {
    /// Tokens of prompt and answer together.
    case context
    /// The most tokens of one answer.
    case maxOutput
    /// A field of the request's body that the server refuses.
    case without(String)
    /// `true` where the answer's limit is `max_completion_tokens`, `false` where it is `max_tokens`.
    case maxCompletionTokens
    /// How JSON of a schema is asked for (`ModelCapabilities.StructureDialect`).
    case structure
    /// The word for `reasoning_effort`, or Gemini's `thinkingLevel`.
    case effort
    /// `false` where a message of the system is refused.
    case systemRole
    /// `false` where a beginning of the answer is refused.
    case prefill
    /// Tokens by which the limit of an answer is raised, since the model thinks first.
    case thinkingAllowance
    /// How thoughts come within the text: `plain` where a mark opens them or there are none, `unopened` where only a mark
    /// at their end tells.
    case thoughts
    /// Tokens that a word of prose takes in a language, by its primary tag.
    case tokensPerWord(String)
    /// How many tokens of the server one of `TokenEstimate` is in a language, by the counts of its answers.
    case promptScale(String)
    /// The same by its refusals of prompts that were too long; never lowered by counts.
    case promptScaleFloor(String)
    /// By how much the provider counted more than a call could come to.
    case reserveFactor

    /// The name in the database.
    package var rawValue: String {
        switch self {
        case .context: "context"
        case .maxOutput: "max_output"
        case .without(let field): "without:\(field)"
        case .maxCompletionTokens: "max_completion_tokens"
        case .structure: "structure"
        case .effort: "effort"
        case .systemRole: "system_role"
        case .prefill: "prefill"
        case .thinkingAllowance: "thinking_allowance"
        case .thoughts: "thoughts"
        case .tokensPerWord(let language): "tokens_per_word:\(language)"
        case .promptScale(let language): "prompt_scale:\(language)"
        case .promptScaleFloor(let language): "prompt_scale_floor:\(language)"
        case .reserveFactor: "reserve_factor"
        }
    }

    /// Reads a name; nil for one that this version does not know.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first ?? "", parts.count > 1 ? parts[1] : nil) {
        case ("context", nil): self = .context
        case ("max_output", nil): self = .maxOutput
        case ("without", let field?): self = .without(field)
        case ("max_completion_tokens", nil): self = .maxCompletionTokens
        case ("structure", nil): self = .structure
        case ("effort", nil): self = .effort
        case ("system_role", nil): self = .systemRole
        case ("prefill", nil): self = .prefill
        case ("thinking_allowance", nil): self = .thinkingAllowance
        case ("thoughts", nil): self = .thoughts
        case ("tokens_per_word", let language?): self = .tokensPerWord(language)
        case ("prompt_scale", let language?): self = .promptScale(language)
        case ("prompt_scale_floor", let language?): self = .promptScaleFloor(language)
        case ("reserve_factor", nil): self = .reserveFactor
        default: return nil
        }
    }

    /// Days after which it is found out anew. A server is started with another context more often than it is replaced by
    /// one that takes other fields; a tokenizer belongs to the model.
    package var lifetimeInDays: Int {
        switch self {
        case .context, .maxOutput, .promptScaleFloor: 7
        case .without, .maxCompletionTokens, .structure, .effort, .systemRole, .prefill, .thinkingAllowance, .thoughts,
            .reserveFactor:
            30
        case .tokensPerWord, .promptScale: 90
        }
    }

    /// The longest of all lifetimes, after which a row is of no use to anybody.
    package static let longestLifetimeInDays = 90
}
