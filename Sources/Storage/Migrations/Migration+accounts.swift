extension Migration {
    /// Users' plans, their keys, and the ledger that holds them to their plans.
    ///
    /// What each column means is written down in docs/accounts.md.
    static let accounts = Migration(name: "0004-accounts") { dialect in
        identityTables(dialect) + counterTables(dialect) + lineTable(dialect)
    }

    private static func identityTables(_ dialect: SQLDialect) -> [SQLStatement] {
        [
            """
            CREATE TABLE account (
                user_id TEXT NOT NULL PRIMARY KEY,
                plan TEXT NOT NULL,
                plan_since \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE api_key (
                id TEXT NOT NULL PRIMARY KEY,
                user_id TEXT NOT NULL,
                name TEXT NOT NULL,
                hash \(dialect.blob) NOT NULL UNIQUE,
                hint TEXT NOT NULL,
                scopes TEXT NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer),
                revoked_at \(dialect.integer),
                last_used_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX api_key_by_user ON api_key (user_id, created_at)",
        ]
    }

    /// Running totals, one row for each user's month and one for each run: a limit is held by the `WHERE` of the
    /// update that counts, so that no two calls can both take the last of it.
    private static func counterTables(_ dialect: SQLDialect) -> [SQLStatement] {
        [
            """
            CREATE TABLE usage_period (
                user_id TEXT NOT NULL,
                period TEXT NOT NULL,
                calls \(dialect.integer) NOT NULL DEFAULT 0,
                tokens \(dialect.integer) NOT NULL DEFAULT 0,
                images \(dialect.integer) NOT NULL DEFAULT 0,
                cost \(dialect.integer) NOT NULL DEFAULT 0,
                held_calls \(dialect.integer) NOT NULL DEFAULT 0 CHECK (held_calls >= 0),
                held_tokens \(dialect.integer) NOT NULL DEFAULT 0 CHECK (held_tokens >= 0),
                held_cost \(dialect.integer) NOT NULL DEFAULT 0 CHECK (held_cost >= 0),
                PRIMARY KEY (user_id, period)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE usage_run (
                run_id TEXT NOT NULL PRIMARY KEY,
                user_id TEXT NOT NULL,
                calls \(dialect.integer) NOT NULL DEFAULT 0,
                tokens \(dialect.integer) NOT NULL DEFAULT 0,
                cost \(dialect.integer) NOT NULL DEFAULT 0,
                held_cost \(dialect.integer) NOT NULL DEFAULT 0 CHECK (held_cost >= 0)
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// The ledger of all calls. It refers to stories and runs by name only: what was used stays used when they are
    /// deleted.
    private static func lineTable(_ dialect: SQLDialect) -> [SQLStatement] {
        [
            """
            CREATE TABLE usage_line (
                number \(dialect.autoincrementPrimaryKey),
                user_id TEXT NOT NULL,
                period TEXT NOT NULL,
                story_id TEXT,
                run_id TEXT,
                call_id TEXT NOT NULL UNIQUE,
                step TEXT NOT NULL,
                provider TEXT NOT NULL,
                model TEXT NOT NULL,
                state TEXT NOT NULL,
                prompt_tokens \(dialect.integer) NOT NULL,
                cached_tokens \(dialect.integer) NOT NULL,
                thinking_tokens \(dialect.integer) NOT NULL,
                output_tokens \(dialect.integer) NOT NULL,
                is_estimate \(dialect.integer) NOT NULL,
                is_cached_answer \(dialect.integer) NOT NULL,
                price_version TEXT NOT NULL,
                cost TEXT NOT NULL,
                charged \(dialect.integer) NOT NULL,
                held_tokens \(dialect.integer) NOT NULL,
                held_cost \(dialect.integer) NOT NULL,
                outcome TEXT NOT NULL,
                opened_at \(dialect.integer) NOT NULL,
                settled_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX usage_line_by_user ON usage_line (user_id, period, number)",
            "CREATE INDEX usage_line_by_story ON usage_line (story_id, number)",
            "CREATE INDEX usage_line_by_run ON usage_line (run_id, number)",
            "CREATE INDEX usage_line_by_state ON usage_line (state, opened_at)",
        ]
    }
}
