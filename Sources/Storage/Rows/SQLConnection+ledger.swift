import StoryDomain

/// The ledger's rule: a line is opened once, settled once, and stays.
extension SQLConnection {
    /// Opens a line, or brings an open one to its new state. Storing what is stored already changes nothing. A line that was
    /// closed for a process that was taken for gone is replaced by what the call itself says in the end.
    ///
    /// - Throws: `StorageError.conflict` where the line is settled or cut off and would become another one.
    func upsert(_ line: LedgerLine, in id: StoryID) throws {
        let stored = try execute(
            """
            INSERT INTO ledger_line (story_id, call_id, purpose, scene, provider, model, state,
                prompt_tokens, cached_tokens, cache_write_tokens, thinking_tokens, output_tokens, is_estimate, cost,
                price_version, asked_words, kept_words, discarded_words, outcome, opened_at, settled_at)
            VALUES (\(id), \(line.call), \(line.purpose), \(line.scene), \(line.provider), \(line.model), \(line.state),
                \(line.usage.prompt), \(line.usage.cached), \(line.usage.cacheWritten), \(line.usage.thinking),
                \(line.usage.output),
                \(line.isEstimate), \(line.cost), \(line.priceVersion), \(line.askedWords), \(line.keptWords),
                \(line.discardedWords), \(line.outcome), \(line.openedAt), \(line.settledAt))
            ON CONFLICT (story_id, call_id) DO UPDATE SET
                purpose = excluded.purpose, scene = excluded.scene, provider = excluded.provider,
                model = excluded.model, state = excluded.state, prompt_tokens = excluded.prompt_tokens,
                cached_tokens = excluded.cached_tokens, cache_write_tokens = excluded.cache_write_tokens,
                thinking_tokens = excluded.thinking_tokens,
                output_tokens = excluded.output_tokens, is_estimate = excluded.is_estimate, cost = excluded.cost,
                price_version = excluded.price_version, asked_words = excluded.asked_words,
                kept_words = excluded.kept_words, discarded_words = excluded.discarded_words,
                outcome = excluded.outcome, opened_at = excluded.opened_at, settled_at = excluded.settled_at
            WHERE ledger_line.state = \(LedgerLine.State.open) OR (ledger_line.outcome = \(LedgerLine.lostOutcome)
                AND excluded.state <> \(LedgerLine.State.open) AND excluded.outcome <> \(LedgerLine.lostOutcome))
            """)
        if stored == 1 { return try keepLease(of: line, in: id) }
        let kept = try rows("SELECT * FROM ledger_line WHERE story_id = \(id) AND call_id = \(line.call)")
            .first.map(LedgerLine.init(row:))
        guard kept == line.asStored else {
            throw StorageError(
                .conflict,
                "The ledger line of call \(line.call) is already settled and cannot be changed: "
                    + "read the ledger of story \(id) again."
            )
        }
    }

    /// A call has a lease for as long as its line is open.
    private func keepLease(of line: LedgerLine, in id: StoryID) throws {
        if line.state == .open {
            try begin(CallLease(call: line.call, story: id, from: line.openedAt, usage: line.usage))
        } else {
            try endLease(of: line.call)
        }
    }
}

extension LedgerLine {
    /// This line with its dates as they come back from storage.
    fileprivate var asStored: LedgerLine {
        var line = self
        line.openedAt = openedAt.roundedToMicroseconds
        line.settledAt = settledAt?.roundedToMicroseconds
        return line
    }
}
