extension Migration {
    /// Older versions of briefs, setups, premises and outlines.
    ///
    /// What each column means is written down in docs/storage.md.
    static let planVersions = Migration(name: "0013-plan-versions") { dialect in
        [
            """
            CREATE TABLE plan_version (
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                part TEXT NOT NULL,
                number \(dialect.integer) NOT NULL CHECK (number >= 1),
                reason TEXT NOT NULL,
                content TEXT NOT NULL,
                sitting TEXT,
                created_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (story_id, part, number)
            )\(dialect.tableOptions)
            """
        ]
    }
}
