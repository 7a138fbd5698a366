extension Migration {
    /// Stories get owners, favourites, revisions, notes and versions of their scenes; and the seed's projects.
    ///
    /// What each column means is written down in docs/storage.md.
    static let ownership = Migration(name: "0002-ownership") { dialect in
        [
            "ALTER TABLE story ADD COLUMN owner TEXT NOT NULL DEFAULT 'local'",
            "ALTER TABLE story ADD COLUMN is_favorite \(dialect.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE story ADD COLUMN revision \(dialect.integer) NOT NULL DEFAULT 1",
            "CREATE INDEX story_by_owner ON story (owner, created_at, id)",
            "ALTER TABLE story_plan ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'",
            """
            CREATE TABLE scene_version (
                story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                scene \(dialect.integer) NOT NULL CHECK (scene >= 1),
                number \(dialect.integer) NOT NULL CHECK (number >= 1),
                reason TEXT NOT NULL,
                passages TEXT NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (story_id, scene, number)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE project (
                number \(dialect.autoincrementPrimaryKey),
                owner TEXT NOT NULL,
                project_id TEXT NOT NULL,
                title TEXT,
                status TEXT NOT NULL,
                is_favorite \(dialect.integer) NOT NULL,
                document TEXT NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                UNIQUE (owner, project_id)
            )\(dialect.tableOptions)
            """,
        ]
    }
}
