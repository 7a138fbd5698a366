extension Migration {
    /// What was learned of models at their servers.
    ///
    /// What each column means is written down in docs/storage.md.
    static let learned = Migration(name: "0011-learned") { dialect in
        [
            """
            CREATE TABLE learned_trait (
                server TEXT NOT NULL,
                model TEXT NOT NULL,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                learned_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (server, model, name)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX learned_trait_by_age ON learned_trait (learned_at)",
        ]
    }
}
