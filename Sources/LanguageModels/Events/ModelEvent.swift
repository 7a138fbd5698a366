import StoryDomain

/// What a call sends while it runs.
package enum ModelEvent: Sendable, Hashable {
    /// A call to a provider begins (from `Metered`). Retries and relays open several within one stream; `Metered`
    /// closes each by `callFailed` or `finished`, unless the reader stops iterating first.
    case callOpened(ModelCall)
    /// That call failed. Another try follows, or the stream throws the error.
    case callFailed(ModelCall, ModelError, Metering)
    /// Another model answers than the one that was asked for; told before its text where the provider says so then.
    case answeredBy(model: String)
    /// Waiting before the next try (from `Retrying`).
    case waiting(Wait)
    /// The model reads the prompt: `done` of `total` tokens.
    case reading(done: Int, total: Int)
    /// The model thinks: so many more characters of thoughts were seen beside the answer, which are no text.
    case thinking(characters: Int)
    /// What the provider has counted so far, from those that count along. Told now and then: it is for a call that is
    /// stopped, whose end brings no count.
    case counted(TokenUsage)
    /// Nothing of the answer has come for so long since the call began. Told again every few seconds, so that whoever
    /// waits for a slow server sees that the call lives.
    case silent(for: Duration)
    /// A piece of the answer, never empty; whole characters only (no split UTF-8).
    case text(String)
    /// The call is over; nothing follows.
    case finished(Completion)
}
