extension Migration {
    /// Pictures of stories with their bytes, and their counts in the ledger.
    ///
    /// What each column means is written down in docs/storage.md and docs/accounts.md.
    static let pictures = Migration(name: "0007-pictures") { dialect in
        [
            """
            CREATE TABLE picture (
                id TEXT NOT NULL PRIMARY KEY,
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                scene \(dialect.integer),
                name TEXT,
                prompt TEXT NOT NULL,
                style TEXT NOT NULL,
                alt TEXT NOT NULL,
                format TEXT NOT NULL,
                width \(dialect.integer) NOT NULL CHECK (width > 0),
                height \(dialect.integer) NOT NULL CHECK (height > 0),
                byte_count \(dialect.integer) NOT NULL CHECK (byte_count > 0),
                source TEXT NOT NULL,
                provider TEXT NOT NULL,
                model TEXT NOT NULL,
                call_id TEXT,
                cost TEXT NOT NULL,
                is_chosen \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX picture_by_story ON picture (story_id, created_at, id)",
            // Apart from the rest, so that lists never touch megabytes.
            """
            CREATE TABLE picture_file (
                picture_id TEXT NOT NULL PRIMARY KEY REFERENCES picture (id) ON DELETE CASCADE,
                bytes \(dialect.blob) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            ALTER TABLE usage_period
            ADD COLUMN held_images \(dialect.integer) NOT NULL DEFAULT 0 CHECK (held_images >= 0)
            """,
            "ALTER TABLE usage_line ADD COLUMN images \(dialect.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE usage_line ADD COLUMN held_images \(dialect.integer) NOT NULL DEFAULT 0",
        ]
    }
}
