import FoundationEssentials
import StoryDomain

extension LedgerLine {
    /// Reads a row of `ledger_line`.
    init(row: SQLRow) throws {
        self.init(
            call: try row.value("call_id"),
            purpose: try row.value("purpose"),
            scene: try row.valueIfPresent("scene"),
            provider: try row.value("provider"),
            model: try row.value("model"),
            askedWords: try row.valueIfPresent("asked_words"),
            openedAt: try row.value("opened_at")
        )
        state = try row.value("state")
        usage.prompt = try row.value("prompt_tokens")
        usage.cached = try row.value("cached_tokens")
        usage.cacheWritten = try row.value("cache_write_tokens")
        usage.thinking = try row.value("thinking_tokens")
        usage.output = try row.value("output_tokens")
        isEstimate = try row.value("is_estimate")
        cost = try row.value("cost")
        priceVersion = try row.value("price_version")
        keptWords = try row.value("kept_words")
        discardedWords = try row.value("discarded_words")
        outcome = try row.value("outcome")
        settledAt = try row.valueIfPresent("settled_at")
    }
}
