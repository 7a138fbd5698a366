import LanguageModels

/// A refusal of something that we sent and need not send: what to change so that the same call passes.
///
/// Read from what the server points to (`param`, `loc`), else from the names of our fields in its sentence together with
/// words of refusal. What names none of our fields teaches nothing.
enum ParameterRefusal: Sendable, Hashable {
    /// Leave fields of the body out.
    case without(Set<String>)
    /// Name the answer's limit by the other of its two names.
    case otherLimitName
    /// Ask for JSON in another way; the words offered stand in the text.
    case structure
    /// Ask for another effort; empty where none is offered.
    case effort(offered: [String])
    /// Put the rules into the first message of the user, and let turns alternate.
    case systemRole
    /// Send no beginning of the answer.
    case prefill

    /// Statuses of such refusals. 500 counts for chat templates alone, whose errors llama.cpp's server tells so.
    private static let statuses: Set<Int> = [400, 404, 422, 501]

    /// Reads a refusal; nil where it says nothing of what was sent.
    ///
    /// - Parameters:
    ///   - status: the HTTP status.
    ///   - body: what the server said.
    ///   - fields: the names of the body's fields, those of its inner objects too.
    init?(status: Int, body: RefusalBody, fields: Set<String>) {
        if let role = Self.role(status: status, body: body, fields: fields) {
            self = role
            return
        }
        guard Self.statuses.contains(status) else { return nil }
        let pointed = Self.pointed(body, fields)
        if pointed.count > 1, pointed.isDisjoint(with: Self.replaceable) {
            self = .without(pointed)
            return
        }
        guard let field = pointed.min() ?? Self.named(body, fields) else { return nil }
        switch field {
        case "max_tokens", "max_completion_tokens": self = .otherLimitName
        case "response_format", "responsejsonschema", "responsemimetype": self = .structure
        case "reasoning_effort", "thinkinglevel":
            self = .effort(offered: Effort.offered(in: body.text))
        default: self = .without([field])
        }
    }

    // MARK: - Roles

    /// The sentences of Gemma's, Mistral's and Llama's chat templates at vLLM, SGLang, MLX, llama.cpp and LM Studio, of
    /// OpenAI's o1, and of Gemma at Google.
    private static func role(status: Int, body: RefusalBody, fields: Set<String>) -> ParameterRefusal? {
        guard statuses.contains(status) || status == 500 else { return nil }
        let isTemplate = body.says("jinja", "chat template", "template")
        guard status != 500 || isTemplate || body.says("conversation roles must alternate", "system role not supported")
        else { return nil }
        if body.says("assistant message prefill", "prefill is not supported", "must end with a user message")
            || body.says("last message must be from the user", "final message must be a user")
        {
            return .prefill
        }
        let isRole =
            body.says(
                "system role not supported", "system role is not supported", "developer instruction is not enabled",
                "system instruction is not enabled", "system instruction is not supported",
                "system message is not supported", "system messages are not supported", "system message not supported",
                "does not support 'system'", "does not support \"system\"", "does not support system",
                "roles must alternate", "must alternate between", "alternating user/assistant",
                "only user and assistant roles are supported", "only user, assistant",
                "system message must be at the beginning", "unexpected role 'system'", "invalid role: system",
                "system prompt is not supported", "no system role")
            || body.pointers.contains("role") && body.says("'system'", "\"system\"", "`system`")
        return isRole ? .systemRole : nil
    }

    // MARK: - Fields

    private static func pointed(_ body: RefusalBody, _ fields: Set<String>) -> Set<String> {
        Set(body.pointers.map(canonical)).intersection(droppable).intersection(fields)
    }

    /// Fields that have a second way, so that they are not simply left out.
    private static let replaceable: Set<String> = [
        "max_tokens", "max_completion_tokens", "response_format", "responsejsonschema", "responsemimetype",
        "reasoning_effort", "thinkinglevel",
    ]

    private static func named(_ body: RefusalBody, _ fields: Set<String>) -> String? {
        guard body.says(anyOf: refusing) else { return nil }
        if isOfStructure(body), fields.contains("response_format") || fields.contains("responsejsonschema") {
            return fields.contains("response_format") ? "response_format" : "responsejsonschema"
        }
        if body.says("thinking"), fields.contains("thinkingconfig") {
            return body.says("level") && fields.contains("thinkinglevel") ? "thinkinglevel" : "thinkingconfig"
        }
        let named = fields.filter { field in
            droppable.contains(field)
                && ([field] + (spellings[field] ?? [])).contains { FieldMention.isNamed($0, in: body.text) }
        }
        // “temperature and top_p cannot both be specified”: one is enough.
        if named.isSuperset(of: ["temperature", "top_p"]), body.says("both") { return "top_p" }
        // A sentence may name what is to be used instead.
        return named.sorted { rank($0, in: body.text) < rank($1, in: body.text) }.first
    }

    /// Where a field is first named.
    private static func rank(_ field: String, in text: String) -> Int {
        text.firstRange(of: field).map { text.distance(from: text.startIndex, to: $0.lowerBound) } ?? .max
    }

    private static func isOfStructure(_ body: RefusalBody) -> Bool {
        body.says(
            "response_format", "json_schema", "json schema", "json_object", "json mode", "structured output",
            "structured_output", "guided decoding", "guided_json", "responsejsonschema", "response_json_schema",
            "responseschema", "response_schema", "responsemimetype", "response_mime_type",
            // llama.cpp, where a schema cannot be held.
            "failed to initialize samplers", "failed to parse grammar")
    }

    /// What may be left out, or sent otherwise, without the answer becoming useless.
    private static let droppable: Set<String> = [
        "seed", "stream_options", "stream", "max_tokens", "max_completion_tokens", "temperature", "top_p", "top_k",
        "min_p", "frequency_penalty", "presence_penalty", "repeat_penalty", "repeat_last_n", "dry_multiplier",
        "dry_base",
        "dry_allowed_length", "dry_penalty_last_n", "response_format", "reasoning_effort", "stop", "grammar",
        "cache_prompt", "return_progress", "topp", "stopsequences", "thinkingconfig", "thinkinglevel",
        "responsejsonschema", "responsemimetype", "safetysettings",
    ]

    /// Other spellings of a field in servers' sentences.
    private static let spellings: [String: [String]] = [
        "topp": ["top_p"], "stopsequences": ["stop_sequences", "stop sequences"], "stop": ["stop sequences"],
        "thinkingconfig": ["thinking_config", "thinking_budget", "thinkingbudget"],
        "thinkinglevel": ["thinking_level"], "safetysettings": ["safety_settings"],
        "stream_options": ["include_usage"],
    ]

    /// The field of ours that a name stands for.
    private static func canonical(_ name: String) -> String {
        let name = String(name.split(separator: ".").last ?? "")
        if name == "json_schema" || name == "strict" { return "response_format" }
        if droppable.contains(name) { return name }
        return spellings.first { $0.value.contains(name) }?.key ?? name
    }

    private static let refusing = [
        "not supported", "unsupported", "not support", "not permitted", "extra ", "unknown", "unrecognized",
        "unrecognised", "unexpected", "not allowed", "unavailable", "not available", "cannot be", "can't be", "must be",
        "only ", "not implemented", "forbidden", "no longer", "deprecated", "not enabled", "invalid", "isn't supported",
        "not a valid", "remove", "not accept", "missing field", "field required", "cannot both", "bad request",
        "not recognized", "failed to",
    ]
}

extension Effort {
    /// The efforts that a refusal offers: those in quotes where there are some, so that an ordinary “none” is no offer.
    fileprivate static func offered(in text: String) -> [String] {
        let pieces = text.split(omittingEmptySubsequences: false) { "'\"`".contains($0) }
        let quoted = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let offered = quoted.flatMap { words(in: $0) }
        return offered.count > 1 ? offered : words(in: text).filter { $0 != "none" && $0 != "default" && $0 != "max" }
    }
}
