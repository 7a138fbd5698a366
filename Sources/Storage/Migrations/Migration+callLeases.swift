extension Migration {
    /// Calls under way have a lease, so that lines whose process is gone are found and closed.
    ///
    /// Lines that are open already get one that has ended. What each column means is written down in docs/storage.md.
    static let callLeases = Migration(name: "0014-call-leases") { dialect in
        [
            """
            CREATE TABLE call_lease (
                call_id TEXT NOT NULL PRIMARY KEY,
                story_id TEXT,
                holder TEXT NOT NULL,
                lease_until \(dialect.integer) NOT NULL,
                prompt_tokens \(dialect.integer) NOT NULL,
                thinking_tokens \(dialect.integer) NOT NULL,
                output_tokens \(dialect.integer) NOT NULL,
                price TEXT
            )\(dialect.tableOptions)
            """,
            """
            INSERT INTO call_lease (call_id, story_id, holder, lease_until, prompt_tokens, thinking_tokens, output_tokens)
            SELECT call_id, story_id, '', 0, prompt_tokens, 0, 0 FROM ledger_line WHERE state = 'open'
            ON CONFLICT (call_id) DO NOTHING
            """,
            """
            INSERT INTO call_lease (call_id, story_id, holder, lease_until, prompt_tokens, thinking_tokens, output_tokens)
            SELECT call_id, story_id, '', 0, 0, 0, 0 FROM usage_line WHERE state = 'open'
            ON CONFLICT (call_id) DO NOTHING
            """,
        ]
    }
}
