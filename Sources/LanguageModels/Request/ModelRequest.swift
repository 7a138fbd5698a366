import StoryDomain

/// One call's question, in words that every provider can translate.
package struct ModelRequest: Sendable, Hashable {
    /// System first, then turns in order. Append-only within a story so that prefix caches hit.
    package var messages: [Message]
    /// Prose, or JSON of a schema.
    package var format: OutputFormat
    /// The kind of text, from which each provider picks the sampling that suits the model.
    package var sampling: Sampling
    /// The most tokens that the answer may have, thinking not counted; nil leaves it to the provider.
    package var maxOutputTokens: Int?
    /// Texts that end the answer; at most four (the least that all providers take).
    package var stopSequences: [String]
    /// How strict the provider's safety settings are to be.
    package var contentPolicy: ContentPolicy
    /// The language that the answer is to be in.
    package var language: LanguageTag
    /// What the call is for; for traces and the ledger, never sent.
    package var purpose: CallPurpose

    /// Takes a request's parts.
    package init(
        messages: [Message], format: OutputFormat = .text, sampling: Sampling = Sampling(kind: .prose),
        maxOutputTokens: Int? = nil, stopSequences: [String] = [], contentPolicy: ContentPolicy = .teens,
        language: LanguageTag = .english, purpose: CallPurpose
    ) {
        self.messages = messages
        self.format = format
        self.sampling = sampling
        self.maxOutputTokens = maxOutputTokens
        self.stopSequences = stopSequences
        self.contentPolicy = contentPolicy
        self.language = language
        self.purpose = purpose
    }

    /// Characters of all messages together.
    package var promptCharacters: Int { messages.reduce(0) { $0 + $1.text.count } }
}
