import StoryDomain

extension Migration {
    /// A paragraph says in which turn of the history it stands, apart from the call that wrote it.
    ///
    /// Before, `call_id` said both, and an edit gave all paragraphs of its scene a name that no ledger line has. What a person
    /// typed has no call; of what a model wrote before its scene was edited, the call is not known any more.
    ///
    /// What each column means is written down in docs/storage.md.
    static let turns = Migration(name: "0012-turns") { _ in
        [
            "ALTER TABLE passage ADD COLUMN turn TEXT NOT NULL DEFAULT ''",
            "UPDATE passage SET turn = call_id",
            """
            UPDATE passage SET call_id = ''
            WHERE provider = \(Passage.Author.writer)
                OR (call_id NOT IN (SELECT call_id FROM ledger_line) AND call_id NOT IN (SELECT call_id FROM usage_line))
            """,
        ]
    }
}
