import LanguageModels

/// What the words mean that servers end an answer with. There is no standard: beside OpenAI's own (`stop`, `length`,
/// `content_filter`) those of Text Generation Inference (`eos_token`, `stop_sequence`), Together (`eos`), Anthropic
/// (`end_turn`, `max_tokens`), Cohere (`COMPLETE`, `ERROR_TOXIC`), Mistral (`model_length`), Gemini (`STOP`,
/// `MAX_TOKENS`, `SAFETY`) and DeepSeek (`insufficient_system_resource`) are in use behind OpenAI's interface, in any
/// spelling.
enum FinishWords {
    /// What a word says of an answer.
    enum Meaning: Sendable, Hashable {
        /// It is whole.
        case stop
        /// It ran into a limit.
        case length
        /// A filter cut it off.
        case filtered
        /// It is no end of a text: a failure, or a call of a tool.
        case broken
    }

    /// The reason for `word`.
    ///
    /// A word that nobody knows ends the answer if there is one: a server that names a reason has ended by itself, and
    /// a text that stops in mid-sentence is found out by its own gates. Without any text it is taken for a failure.
    ///
    /// - Parameters:
    ///   - word: as the server wrote it; it is kept in `filtered` and `other`.
    ///   - hasText: whether text came before it.
    static func reason(_ word: String, hasText: Bool) -> FinishReason {
        switch meaning(of: word) {
        case .stop?: .stop
        case .length?: .length
        case .filtered?: .filtered(word)
        case .broken?: .other(word)
        case nil: hasText ? .stop : .other(word)
        }
    }

    /// What `word` says; nil where nobody knows.
    static func meaning(of word: String) -> Meaning? {
        let key = key(of: word)
        if let known = table[key] { return known }
        // Longer words are told by what they are made of. Failures come first: `error_limit` is one.
        return roots.first { $0.root.contains { key.contains($0) } }?.meaning
    }

    /// A word without case, separators and the prefixes that serialisers put before it.
    private static func key(of word: String) -> String {
        var key = String(word.lowercased().filter { $0.isLetter || $0.isNumber })
        for prefix in ["finishreason", "stopreason"] where key.hasPrefix(prefix) && key.count > prefix.count {
            key.removeFirst(prefix.count)
        }
        return key
    }

    private static let table: [String: Meaning] = {
        var table: [String: Meaning] = [:]
        for word in whole { table[word] = .stop }
        for word in limited { table[word] = .length }
        return table
    }()

    private static let whole = [
        "stop", "stopped", "eos", "eostoken", "eosfound", "eot", "end", "ended", "endturn", "endofturn", "endoftext",
        "endofsequence", "complete", "completed", "completion", "finish", "finished", "done", "success", "succeeded",
        "normal", "natural", "ok", "stopsequence", "stopsequences", "stoptoken", "stopword", "stopstring",
        "stopcriteria",
    ]
    private static let limited = [
        "length", "limit", "maxtokens", "maxtoken", "maxlength", "maxnewtokens", "maxoutputtokens", "incomplete",
        "truncated", "truncation",
    ]
    private static let roots: [(root: [String], meaning: Meaning)] = [
        (
            [
                "filter", "safety", "polic", "moderat", "sensitiv", "blocklist", "blocked", "prohibited", "recitation",
                "spii",
                "toxic", "guardrail", "refus", "flagged", "armor",
            ], .filtered
        ),
        (
            [
                "error", "abort", "cancel", "fail", "timeout", "timedout", "overload", "resource", "interrupt",
                "malformed",
                "tool", "function", "unavailable", "preempt",
            ], .broken
        ),
        (["length", "limit", "maxtok", "maxout", "context", "truncat"], .length),
        (["endof", "stop"], .stop),
    ]
}
