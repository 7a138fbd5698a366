import JSONNotation
import StoryDomain

/// How many tokens texts take at a model.
extension ModelProfile {
    /// Tokens of a word of prose: as measured, else the usual number of the language.
    package func wordTokens(in language: LanguageTag) -> Double {
        tokensPerWord[language.primary] ?? LanguageTokens.perWord(language.primary)
    }

    /// The same on the safe side, for limits of answers: never under the usual number.
    package func mostWordTokens(in language: LanguageTag) -> Double {
        max(wordTokens(in: language), LanguageTokens.perWord(language.primary))
    }

    /// Tokens of a prompt, on the high side: the estimate, in the server's own tokens where its counts are known.
    package func promptTokens(_ messages: [Message], in language: LanguageTag) -> Int {
        scaled(TokenEstimate.tokens(in: messages), in: language)
    }

    /// An estimate of `TokenEstimate` in the server's own tokens. Counts lower it by a quarter at most: the estimate is an
    /// upper one by intent, and a count may be wrong.
    package func scaled(_ estimate: Int, in language: LanguageTag) -> Int {
        guard let scale = promptScale[language.primary] else { return estimate }
        return Int((Double(estimate) * min(4, max(0.75, scale * 1.05))).rounded(.up))
    }
}

/// How much an answer may take.
extension ModelProfile {
    /// Tokens by which the limit of an answer is raised, since thoughts count into it at all providers.
    package var thinkingAllowance: Int {
        let usual =
            switch capabilities.thinking {
            case .none: 0
            case .budget: Self.budgetAllowance
            case .level: Self.levelAllowance
            case .effort: Self.effortAllowance
            }
        return max(usual, capabilities.thinkingAllowance ?? 0)
    }

    /// Twice the 512 tokens of thinking that Gemini 2.5 is given.
    package static let budgetAllowance = 1_024
    /// Tokens that low thinking may use up on Gemini 3 and later, where only a level can be given.
    package static let levelAllowance = 8_192
    /// Tokens that low effort may use up at OpenAI-style thinking models.
    package static let effortAllowance = 4_096

    /// The limit to be sent with a request: what it asks for and room for thoughts, as far as the model's own limit and
    /// its context leave some. What the request itself asks for is never made less by the context: whoever made the
    /// request has fitted it.
    ///
    /// - Returns: nil where the request leaves the limit to the provider.
    package func answerLimit(for request: ModelRequest) -> Int? {
        guard let asked = request.maxOutputTokens else { return nil }
        var limit = asked + thinkingAllowance
        if !isMaxOutputAssumed || thinkingAllowance == 0 { limit = min(limit, maxOutputTokens) }
        if !isContextAssumed, limit > asked {
            let room = contextTokens - promptTokens(request.messages, in: request.language) - Self.framing
            limit = min(limit, max(min(asked, maxOutputTokens), room))
        }
        return max(1, limit)
    }

    /// The most that one call for a request can come to: its prompt by upper estimate, the schema among it, and all the
    /// tokens that the model may think and write, thoughts counted in the answer's limit. More where the provider was seen
    /// to count more.
    package func mostUsage(for request: ModelRequest) -> TokenUsage {
        let estimate = TokenEstimate.tokens(in: request.messages)
        var prompt = max(estimate, promptTokens(request.messages, in: request.language))
        // Sent beside the messages or in words within them, a schema is part of the prompt that is billed.
        if case .json(_, let schema) = request.format {
            prompt += TokenEstimate.tokens(in: schema.jsonText) + Self.schemaFraming
        }
        let output = answerLimit(for: request) ?? maxOutputTokens
        guard reserveFactor > 1 else { return TokenUsage(prompt: prompt, output: output) }
        return TokenUsage(
            prompt: Int((Double(prompt) * reserveFactor).rounded(.up)),
            output: Int((Double(output) * reserveFactor).rounded(.up)))
    }

    /// Tokens of the sentence that a schema is told in, where it is told in words.
    private static let schemaFraming = 48

    /// Tokens that a chat template puts around the messages.
    private static let framing = 16
}
