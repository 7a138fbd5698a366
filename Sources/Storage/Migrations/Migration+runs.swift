extension Migration {
    /// Durable runs: what is to be done, who does it now, and what happened in it.
    ///
    /// What each column means is written down in docs/job-states.md.
    static let runs = Migration(name: "0003-runs") { dialect in
        [
            """
            CREATE TABLE run (
                id TEXT NOT NULL PRIMARY KEY,
                story_id TEXT REFERENCES story (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                state TEXT NOT NULL,
                priority \(dialect.integer) NOT NULL,
                attempt \(dialect.integer) NOT NULL CHECK (attempt >= 0),
                max_attempts \(dialect.integer) NOT NULL CHECK (max_attempts >= 1),
                user_limit \(dialect.integer),
                available_at \(dialect.integer) NOT NULL,
                lease_holder TEXT NOT NULL,
                lease_token \(dialect.integer) NOT NULL,
                lease_until \(dialect.integer) NOT NULL,
                wish TEXT NOT NULL,
                reason_code TEXT NOT NULL,
                reason_message TEXT NOT NULL,
                result TEXT,
                last_event \(dialect.integer) NOT NULL,
                logged_pieces \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                started_at \(dialect.integer),
                finished_at \(dialect.integer),
                updated_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            // For claims. None of the columns in any index changes with a heartbeat or a log entry, so that these
            // frequent updates touch no index.
            "CREATE INDEX run_by_state ON run (state, available_at)",
            "CREATE INDEX run_by_user_and_state ON run (user_id, state)",
            "CREATE INDEX run_by_user ON run (user_id, created_at, id)",
            "CREATE INDEX run_by_story ON run (story_id)",
            """
            CREATE TABLE run_log (
                run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                number \(dialect.integer) NOT NULL CHECK (number >= 1),
                kind TEXT NOT NULL,
                data TEXT NOT NULL,
                happened_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (run_id, number)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE run_user (
                user_id TEXT NOT NULL PRIMARY KEY,
                claims \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
        ]
    }
}
