extension Migration {
    /// Stories with their plans, passages and scenes, the ledger of calls and the log of events.
    ///
    /// What each column means is written down in docs/storage.md.
    static let stories = Migration(name: "0001-stories") { dialect in
        storyTables(dialect) + bookTables(dialect)
    }

    /// What a story is. The parts that change with every paragraph stand apart from the large ones, so that storing a
    /// paragraph rewrites one short row.
    private static func storyTables(_ dialect: SQLDialect) -> [SQLStatement] {
        [
            """
            CREATE TABLE story (
                id TEXT NOT NULL PRIMARY KEY,
                title TEXT NOT NULL,
                status TEXT NOT NULL,
                asked_words \(dialect.integer) NOT NULL,
                words \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX story_by_creation ON story (created_at, id)",
            """
            CREATE TABLE story_plan (
                story_id TEXT NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
                brief TEXT NOT NULL,
                setup_options TEXT NOT NULL,
                premise TEXT,
                outline TEXT,
                bible TEXT NOT NULL,
                summary TEXT NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE passage (
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                scene \(dialect.integer) NOT NULL CHECK (scene >= 1),
                paragraph \(dialect.integer) NOT NULL CHECK (paragraph >= 1),
                text TEXT NOT NULL CHECK (text <> ''),
                words \(dialect.integer) NOT NULL CHECK (words >= 0),
                provider TEXT NOT NULL,
                model TEXT NOT NULL,
                call_id TEXT NOT NULL,
                PRIMARY KEY (story_id, scene, paragraph)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE turn (
                number \(dialect.autoincrementPrimaryKey),
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                call_id TEXT NOT NULL,
                scene \(dialect.integer) NOT NULL CHECK (scene >= 1),
                purpose TEXT NOT NULL,
                instruction TEXT NOT NULL,
                asked_words \(dialect.integer) NOT NULL,
                finish TEXT,
                UNIQUE (story_id, call_id)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE scene (
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                number \(dialect.integer) NOT NULL CHECK (number >= 1),
                budget \(dialect.integer) NOT NULL,
                gate_closings \(dialect.integer) NOT NULL,
                last_finish TEXT NOT NULL,
                PRIMARY KEY (story_id, number)
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// What a story cost and what happened to it.
    private static func bookTables(_ dialect: SQLDialect) -> [SQLStatement] {
        [
            """
            CREATE TABLE ledger_line (
                number \(dialect.autoincrementPrimaryKey),
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                call_id TEXT NOT NULL,
                purpose TEXT NOT NULL,
                scene \(dialect.integer),
                provider TEXT NOT NULL,
                model TEXT NOT NULL,
                state TEXT NOT NULL,
                prompt_tokens \(dialect.integer) NOT NULL,
                cached_tokens \(dialect.integer) NOT NULL,
                thinking_tokens \(dialect.integer) NOT NULL,
                output_tokens \(dialect.integer) NOT NULL,
                is_estimate \(dialect.integer) NOT NULL,
                cost TEXT NOT NULL,
                price_version TEXT NOT NULL,
                asked_words \(dialect.integer),
                kept_words \(dialect.integer) NOT NULL,
                discarded_words \(dialect.integer) NOT NULL,
                outcome TEXT NOT NULL,
                opened_at \(dialect.integer) NOT NULL,
                settled_at \(dialect.integer),
                UNIQUE (story_id, call_id)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE run_event (
                sequence \(dialect.autoincrementPrimaryKey),
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                message TEXT NOT NULL,
                details TEXT NOT NULL,
                happened_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX run_event_by_story ON run_event (story_id, sequence)",
        ]
    }
}
