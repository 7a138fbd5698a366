extension Migration {
    /// Both ledgers know the prompt tokens that a provider wrote to its cache, which some bill at a rate of their own.
    ///
    /// What each column means is written down in docs/storage.md and docs/accounts.md.
    static let cacheWrites = Migration(name: "0010-cache-writes") { dialect in
        [
            "ALTER TABLE ledger_line ADD COLUMN cache_write_tokens \(dialect.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE usage_line ADD COLUMN cache_write_tokens \(dialect.integer) NOT NULL DEFAULT 0",
        ]
    }
}
