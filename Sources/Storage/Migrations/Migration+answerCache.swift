extension Migration {
    /// Answers kept for questions that are asked again, and what each user saved by them.
    ///
    /// What each column means is written down in docs/cache.md.
    static let answerCache = Migration(name: "0006-answer-cache") { dialect in
        [
            """
            CREATE TABLE cached_answer (
                user_id TEXT NOT NULL,
                question TEXT NOT NULL,
                operation TEXT NOT NULL,
                provider TEXT NOT NULL,
                model TEXT NOT NULL,
                answer TEXT NOT NULL,
                bytes \(dialect.integer) NOT NULL,
                prompt_tokens \(dialect.integer) NOT NULL,
                output_tokens \(dialect.integer) NOT NULL,
                cost TEXT NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                last_used_at \(dialect.integer) NOT NULL,
                hits \(dialect.integer) NOT NULL,
                PRIMARY KEY (user_id, question)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX cached_answer_by_user_use ON cached_answer (user_id, last_used_at)",
            "CREATE INDEX cached_answer_by_use ON cached_answer (last_used_at)",
            "CREATE INDEX cached_answer_by_expiry ON cached_answer (expires_at)",
            """
            CREATE TABLE cache_account (
                user_id TEXT NOT NULL PRIMARY KEY,
                entries \(dialect.integer) NOT NULL,
                bytes \(dialect.integer) NOT NULL,
                hits \(dialect.integer) NOT NULL,
                misses \(dialect.integer) NOT NULL,
                prompt_tokens_saved \(dialect.integer) NOT NULL,
                output_tokens_saved \(dialect.integer) NOT NULL,
                cost_saved TEXT NOT NULL
            )\(dialect.tableOptions)
            """,
        ]
    }
}
