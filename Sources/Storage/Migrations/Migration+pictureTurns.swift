extension Migration {
    /// A row of each user's at which those take turns who store pictures.
    ///
    /// What each column means is written down in docs/storage.md.
    static let pictureTurns = Migration(name: "0015-picture-turns") { dialect in
        [
            """
            CREATE TABLE picture_turn (
                user_id TEXT NOT NULL PRIMARY KEY,
                turns \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """
        ]
    }
}
